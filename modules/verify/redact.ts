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

/** Characters below which a secret also stands within ordinary words: taken out there, it would be told by what is missing. */
const WHOLE_WORDS_BELOW = 8;

function without(text: string, secret: string): string {
  const lower = asciiLower(text);
  const parts: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(secret); at >= 0; at = lower.indexOf(secret, at + 1)) {
    const end = at + secret.length;
    if (at < from || (secret.length < WHOLE_WORDS_BELOW && isWithinWord(lower, at, end))) continue;
    parts.push(text.slice(from, at), "[external ID]");
    from = end;
  }
  return [...parts, text.slice(from)].join("");
}

function isWithinWord(text: string, from: number, to: number): boolean {
  return /[a-z0-9]/.test(text.charAt(from - 1)) || /[a-z0-9]/.test(text.charAt(to));
}

/** Lower case of ASCII letters alone, which external IDs are made of: other letters change their length with their case. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
