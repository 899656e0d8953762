const UNITS = { h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A length of time as people write it, `12h`, `7d` or `2w`, in milliseconds; undefined for anything else and for zero. */
export function parseDuration(text: string): number | undefined {
  const found = /^([1-9][0-9]{0,3})([hdw])$/.exec(text);
  if (!found) return undefined;
  return Number(found[1]) * UNITS[found[2] as keyof typeof UNITS];
}

/** A time as the module's variables want it: RFC 3339 in UTC, without fractions of a second. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
