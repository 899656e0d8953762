/** The reviewed judgement of actions whose access level says too little: which reads are not harmless, and why. */

/** What kind of data an action shows, or hands out. The first three are never given to a reader. */
export const DATA_CLASSES = [
  "credentials",
  "secrets",
  "content",
  "personal-data",
  "security",
  "billing",
  "identity",
  "telemetry",
  "metadata",
] as const;

export type DataClass = (typeof DATA_CLASSES)[number];

/**
 * What an action does beyond describing. `runs`, `credentials`, `secrets`, `unmasks` and `changes-state` are
 * never harmless; `content` depends on the scope; `personal-data` and `security` are told, not refused.
 */
export const READ_KINDS = [
  "runs",
  "credentials",
  "secrets",
  "unmasks",
  "changes-state",
  "content",
  "personal-data",
  "security",
] as const;

export type ReadKind = (typeof READ_KINDS)[number];

/** One reviewed entry: an action, or a pattern every expansion of which was reviewed. */
export interface Classification {
  readonly action: string;
  readonly kind: ReadKind;
  readonly reason: string;
}

/** Several actions that were judged alike, for one reason. */
export function reviewed(
  kind: ReadKind,
  reason: string,
  service: string,
  names: string,
): readonly Classification[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => ({ action: `${service}:${name}`, kind, reason }));
}
