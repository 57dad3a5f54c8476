type Process = Pick<NodeJS.Process, 'on' | 'off'>;

const ends = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Has `act` called once, at the first Ctrl-C, SIGTERM or SIGHUP, in place of the end of the process; gives back how to undo that.
 *
 * A Ctrl-C after that ends the process as it always does. Another SIGTERM or SIGHUP does nothing: timeout(1) sends two of them at once,
 * to its child and to the group, and a shell and its terminal both tell of the hang-up. They are not given back either once one has
 * come, so that the report is written.
 */
export function onInterrupt(process: Process, act: () => void): () => void {
  let isTold = false;
  const tell = (): void => {
    process.off('SIGINT', tell);
    if (!isTold) act();
    isTold = true;
  };
  process.on('SIGINT', tell);
  for (const signal of ends) process.on(signal, tell);
  return () => {
    process.off('SIGINT', tell);
    for (const signal of isTold ? [] : ends) process.off(signal, tell);
  };
}
