import type { TfvarsValue } from "./value";

/** The value with all text in Unicode's composed form (NFC), as Terraform keeps every string and every key. */
export function composed(value: TfvarsValue): TfvarsValue {
  if (typeof value === "string") return value.normalize("NFC");
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(composed);
  const entries = Object.entries(value).map(([key, item]) => [key.normalize("NFC"), composed(item)] as const);
  return Object.fromEntries(entries);
}

function isList(value: object): value is readonly TfvarsValue[] {
  return Array.isArray(value);
}
