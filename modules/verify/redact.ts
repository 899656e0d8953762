/** Takes secrets out of texts that AWS wrote: STS repeats an external ID that it finds malformed. */

/** Replaces every occurrence of a secret, in any case, and shortens what is too long for a line. */
export type Redact = (text: string) => string;

/** Characters that a line shows of a message. */
const LONGEST = 1000;

/** A `Redact` for these secrets. Empty ones are ignored. */
export function redactor(secrets: readonly string[]): Redact {
  const sorted = [...new Set(secrets.filter((secret) => secret !== "").map(asciiLower))];
  // The longest first, so that one which contains another goes whole.
  sorted.sort((a, b) => b.length - a.length);
  return (text) => {
    const clean = sorted.reduce(without, text);
    return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
  };
}

function without(text: string, secret: string): string {
  const lower = asciiLower(text);
  const parts: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(secret); at >= 0; at = lower.indexOf(secret, from)) {
    parts.push(text.slice(from, at), "[external ID]");
    from = at + secret.length;
  }
  return [...parts, text.slice(from)].join("");
}

/** Lower case of ASCII letters alone, which external IDs are made of: other letters change their length with their case. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
