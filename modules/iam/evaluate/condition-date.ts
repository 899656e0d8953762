/** Points in time as IAM reads them. */

/** The forms of the W3C note on ISO 8601 that IAM names: year, month, day, or a time with its zone. */
const ISO_8601 =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;
const EPOCH_SECONDS = /^\d{5,11}$/;

/** Milliseconds since 1970, from ISO 8601 or from epoch seconds; undefined for anything else. */
export function readDate(text: string): number | undefined {
  // Four digits are a year; that many epoch seconds would lie in January 1970.
  if (EPOCH_SECONDS.test(text)) return Number(text) * 1000;
  const found = ISO_8601.exec(text);
  if (!found) return undefined;
  const [
    ,
    year = "",
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    fraction = "0",
    zone = "Z",
  ] = found;
  const date = `${year}-${month}-${day}`;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date rolls 30 February over into March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(date)) return undefined;
  const instant = Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(instant) ? undefined : instant + Number(`0.${fraction}`) * 1000;
}
