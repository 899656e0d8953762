/** The report as one JSON document. Its shape is described in `docs/check-permissions.md`. */
import type { CheckReport } from "../report";

export function printJson(report: CheckReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
