/** Action patterns as IAM reads them: `service:Name`, compared without case, `*` any characters, `?` exactly one. */

/** The two halves of an action or of a pattern, lower-cased. `*` alone means both. */
interface ActionParts {
  readonly service: string;
  readonly name: string;
}

/** Splits at the first colon. Without a colon the whole text is the service and the name is empty. */
export function actionParts(pattern: string): ActionParts {
  const lower = pattern.toLowerCase();
  if (/^\*+$/.test(lower)) return { service: "*", name: "*" };
  const colon = lower.indexOf(":");
  if (colon === -1) return { service: lower, name: "" };
  return { service: lower.slice(0, colon), name: lower.slice(colon + 1) };
}

/** Whether the text has a `*` or a `?`. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

/** Whether the pattern stands for every action of every service: `*`, `*:*`. */
export function isEveryAction(pattern: string): boolean {
  const { service, name } = actionParts(pattern);
  return /^\*+$/.test(service) && /^\*+$/.test(name);
}

/** Whether the pattern stands for every action of one service: `s3:*`, `s3:**`, `s3:?*`. */
export function isWholeService(pattern: string): boolean {
  const { service, name } = actionParts(pattern);
  return !hasWildcard(service) && /^[*?]*\*[*?]*$/.test(name);
}

/** Whether the text has nothing beyond ASCII, as the name of every action. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
