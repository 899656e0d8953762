/** The access levels of the action data. */

/**
 * The five values that the data set uses. The last two are writes as well: a test for `=== "Write"` would miss
 * more than a thousand actions that change something.
 */
export const ACCESS_LEVELS = [
  "List",
  "Read",
  "Write",
  "Tagging, Write",
  "Permissions management, Write",
] as const;

export type AccessLevel = (typeof ACCESS_LEVELS)[number];

/** Whether the action changes something, by AWS's own label. */
export function isWrite(level: AccessLevel): boolean {
  return level.includes("Write");
}
