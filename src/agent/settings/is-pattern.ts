/** Whether a path of `EnvironmentFile=` names many files, which is not followed here. Source: glob(7). */
export function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}
