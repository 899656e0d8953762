/** A log group's name as an input gives it: exact, or the beginning of names followed by one `*`. */

/** Whether the granted name covers the log group. */
export function covers(granted: string, group: string): boolean {
  return granted.endsWith("*") ? group.startsWith(granted.slice(0, -1)) : group === granted;
}

/** The name itself, or a name that it covers: with `suffix` in place of the `*`. */
export function coveredName(granted: string, suffix: string): string {
  return granted.endsWith("*") ? `${granted.slice(0, -1)}${suffix}` : granted;
}
