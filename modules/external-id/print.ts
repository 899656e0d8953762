import type { Change } from "./rotation";

/** What a rotation did, or would do. */
export interface RotationReport {
  readonly step: "begin" | "finish";
  readonly file: string;
  readonly written: boolean;
  readonly changes: readonly Change[];
  readonly expiresAt?: string;
  readonly next: readonly string[];
}

/** What to do behind each step. */
export function nextSteps(step: RotationReport["step"], expiresAt?: string): readonly string[] {
  switch (step) {
    case "begin":
      return [
        "Apply: from then on both external IDs are admitted.",
        "Run verify --from here: it must see the new one admitted.",
        "Give the new external ID to the vendor, over a channel made for secrets, and wait until it is used.",
        `Run 'external-id rotate --finish'${expiresAt === undefined ? "" : ` before ${expiresAt}, when AWS begins to refuse the old one by itself`}.`,
      ];
    case "finish":
      return [
        "Apply: from then on the old external ID is refused.",
        // Not the flag that takes the ID itself: a shell would remember it.
        "Run verify with the old one in AWS_ONBOARDING_RETIRED_EXTERNAL_ID, or in a file named with --retired-external-id-file: it must see it refused.",
      ];
  }
}

/** The report for a person, or as a JSON document. No external ID is in it. */
export function printRotation(report: RotationReport, format: "text" | "json"): string {
  if (format === "json") return `${JSON.stringify({ schemaVersion: 1, ...report }, null, 2)}\n`;
  const width = Math.max(...report.changes.map(({ name }) => name.length));
  const lines = report.changes.map(
    (change) => `${SIGNS[change.change]} ${change.name.padEnd(width)}${after(change)}`,
  );
  const head = report.written ? `${report.file}:` : `${report.file} (nothing written):`;
  const steps = report.next.map((step, i) => `${i + 1}. ${step}`);
  return `${[head, ...lines.map((line) => `  ${line}`), "", "Next:", ...steps].join("\n")}\n`;
}

const SIGNS = { set: "~", added: "+", removed: "-" } as const;

function after({ value, note }: Change): string {
  if (value !== undefined) return ` = ${JSON.stringify(value)}`;
  return note === undefined ? "" : ` = (${note})`;
}
