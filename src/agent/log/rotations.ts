/** A log with its rotations, the oldest first. */
export interface LogFamily {
  /** Without what a rotation appends: `qualys-cloud-agent.log`. */
  readonly name: string;
  readonly files: readonly string[];
}

// `.log`, `.log.3`, `.log.3.gz`, and as logrotate dates them: `.log-20240621.gz`.
const logName = /^(.{1,200}\.log)(?:\.(\d{1,6})|-(\d{8}(?:-\d{1,10})?))?(?:\.gz)?$/;

/** The logs among the names of a folder, each with its rotations in the order in which they were written. */
export function logFamilies(names: readonly string[]): readonly LogFamily[] {
  const families = new Map<string, { readonly file: string; readonly age: number; readonly date: string }[]>();
  for (const file of names) {
    const [, name, number, date = ''] = logName.exec(file) ?? [];
    if (name === undefined) continue;
    const rotations = families.get(name) ?? [];
    // What has no date and no number is written to now.
    rotations.push({ file, age: number === undefined ? 0 : Number(number) + 1, date: date === '' && number === undefined ? '9' : date });
    families.set(name, rotations);
  }
  return [...families].map(([name, rotations]) => ({
    name,
    files: rotations.toSorted((left, right) => compare(left.date, right.date) || right.age - left.age).map(({ file }) => file),
  }));
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
