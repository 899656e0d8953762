const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** Literal text as a quoted HCL string: what would begin an interpolation or a directive gets one mark more. */
export function quoted(value: string): string {
  return `"${escapeLiteral(value, false)}"`;
}

/**
 * Literal text for the inside of a quoted string.
 * @param beforeInterpolation whether `${` follows directly: a `$` just before it would be read as an escape
 */
export function escapeLiteral(value: string, beforeInterpolation: boolean): string {
  return value
    .replace(/["\\\n\r\t]/g, (char) => ESCAPES[char] ?? char)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029\ufeff]/g, unicodeEscape)
    .replace(/\$+(?=\{)|%+(?=\{)/g, (marks) => marks + marks.charAt(0))
    .replace(/\$+$/, (marks) => (beforeInterpolation ? [...marks].map(unicodeEscape).join("") : marks));
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
