/** How a command ended; the exit codes 0 to 3. */
export type Status = 'ok' | 'warning' | 'critical' | 'unknown';

/** What every document has. Published as JSON Schema in the package: `cabundle/report.schema.json`. */
export interface ReportHead<Command extends string> {
  readonly schemaVersion: 1;
  readonly command: Command;
  readonly status: Status;
}
