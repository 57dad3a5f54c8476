/** A line of a log without what a logger puts before its message. */
export interface LogLine {
  readonly message: string;
  /** Milliseconds since 1970, where the line tells a whole date. */
  readonly time: number | undefined;
  /** Which process wrote it, so that lines of several can be told apart; empty where it does not say. */
  readonly writer: string;
}

// `2024-06-21 10:00:00.123 +0000 [qualys-cloud-agent][1234]:[Error]:message`, in newer agents with a thread behind the level.
const agentLine =
  /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|[+-]\d\d:?\d\d))?(?: ?\[([^\]]{0,60})\](?:\[(\d{1,10})\])?:?)?(?: ?\[([A-Za-z]{1,20})\]:?)?(?:\[\d{1,20}\]:?)? ?/;
// The journal and syslog tell no year; `curl --trace-time` tells no day.
const syslogLine = /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,255} [^\s:[\]]{1,60}(?:\[(\d{1,10})\])?: /;
const traceTime = /^\d\d:\d\d:\d\d\.\d{6} (?:\[[\d-]{1,20}\] )?/;

/** Takes a line apart. Source: the agent's lines are observed; RFC 3164 §4.1; RFC 3339. */
export function parseLogLine(text: string): LogLine {
  const line = text.endsWith('\r') ? text.slice(0, -1) : text;
  const stamped = agentLine.exec(line);
  if (stamped) {
    const message = line.slice(stamped[0].length).replace(/^\d{4,20}:(?=\S)/, '');
    return { message, time: timeOf(stamped), writer: `${stamped[9] ?? ''} ${stamped[10] ?? ''}` };
  }
  const syslog = syslogLine.exec(line);
  if (syslog) return { message: line.slice(syslog[0].length), time: undefined, writer: syslog[1] ?? '' };
  return { message: line.replace(traceTime, ''), time: undefined, writer: '' };
}

/** Whether a line begins with a date: cheap, for the many of which nobody needs it. */
export function isDated(line: string): boolean {
  return line[4] === '-' && line[7] === '-' && line[13] === ':' && line.charCodeAt(0) - 0x30 < 10;
}

/** The time at the start of a line, as {@link parseLogLine} reads it. */
export function timeOfLine(line: string): number | undefined {
  const stamped = isDated(line) ? agentLine.exec(line) : null;
  return stamped ? timeOf(stamped) : undefined;
}

/** Without a zone it is taken for UTC. */
function timeOf(match: RegExpExecArray): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60 || year < 1970) return undefined;
  const ms = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(match[8] ?? '') ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - offset;
}
