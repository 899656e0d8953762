/** One thing that the doctor looked at, and what all of them come to. */

/** `wrong` stops a deployment; `warning` does not; `unknown` could not be found out; `skipped` was not asked. */
export const HEALTHS = ["wrong", "unknown", "warning", "skipped", "ok"] as const;

export type Health = (typeof HEALTHS)[number];

/** What was found. */
export interface DoctorCheck {
  /** Kebab-case, stable: `terraform`. */
  readonly id: string;
  readonly health: Health;
  /** What there is, or what is wrong. Never a secret. */
  readonly found: string;
  /** A sentence; absent where there is nothing to do. */
  readonly remedy?: string;
}

/** 0 ready, 1 something is wrong, 3 something is unknown. */
export function doctorExitCode(checks: readonly DoctorCheck[]): number {
  const has = (health: Health) => checks.some((check) => check.health === health);
  return has("wrong") ? 1 : has("unknown") ? 3 : 0;
}

/** Lines for a person. */
export function printDoctor(checks: readonly DoctorCheck[]): string {
  const width = Math.max(...checks.map(({ id }) => id.length));
  const lines = checks.map(({ id, health, found, remedy }) => {
    const advice = remedy === undefined || health === "ok" ? "" : `\n${" ".repeat(width + 10)}-> ${remedy}`;
    return `${health.padEnd(8)} ${id.padEnd(width)} ${found}${advice}\n`;
  });
  return `${lines.join("")}\n${["Ready.", "Not ready."][doctorExitCode(checks) === 0 ? 0 : 1]}\n`;
}

/** One JSON document. */
export function printDoctorJson(checks: readonly DoctorCheck[]): string {
  return `${JSON.stringify({ schemaVersion: 1, checks, exitCode: doctorExitCode(checks) }, null, 2)}\n`;
}
