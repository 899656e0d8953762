/** Takes secrets out of texts that AWS wrote: STS repeats an external ID that it finds malformed. */

/** Replaces every occurrence of a secret, in any case, and shortens what is too long for a line. */
export type Redact = (text: string) => string;

/** Characters that a line shows of a message. */
const LONGEST = 1000;

/** A `Redact` for these secrets. Empty ones are ignored. */
export function redactor(secrets: readonly string[]): Redact {
  const sorted = [
    ...new Set(secrets.filter((secret) => secret !== "").map((secret) => secret.toLowerCase())),
  ];
  // The longest first, so that one which contains another goes whole.
  sorted.sort((a, b) => b.length - a.length);
  return (text) => {
    const clean = sorted.reduce(without, text);
    return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
  };
}

function without(text: string, secret: string): string {
  const lower = text.toLowerCase();
  // Some letters change their length with their case; such a text cannot hold an external ID, which is ASCII.
  if (lower.length !== text.length) return text.split(secret).join("[external ID]");
  const parts: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(secret); at >= 0; at = lower.indexOf(secret, from)) {
    parts.push(text.slice(from, at), "[external ID]");
    from = at + secret.length;
  }
  return [...parts, text.slice(from)].join("");
}
