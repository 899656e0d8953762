import { quoted } from "../hcl/quote";
import type { TfvarsValue } from "./value";

/** A literal as it stands in an HCL value file, on one line. */
export function formatValue(value: TfvarsValue): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  const entries = Object.entries(value as Readonly<Record<string, TfvarsValue>>);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${quoted(key)} = ${formatValue(item)}`).join(", ")} }`;
}
