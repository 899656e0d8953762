import { isSame, type Difference } from "./compare";

/** What a check of a vendored copy found. */
export interface CheckResult {
  readonly directory: string;
  readonly difference: Difference;
  /** What the copy was compared with: a fresh export, or the manifest in it. */
  readonly against: "export" | "manifest";
  /** The version that made the copy. */
  readonly madeBy: string;
  readonly thisVersion: string;
}

/** The result for a person, or as a JSON document. */
export function printCheck(result: CheckResult, format: "text" | "json"): string {
  switch (format) {
    case "json":
      return `${JSON.stringify({ schemaVersion: 1, same: isSame(result.difference), ...result }, null, 2)}\n`;
    case "text":
      return textOf(result);
  }
}

function textOf({ directory, difference, against, madeBy, thisVersion }: CheckResult): string {
  const lines = [
    ...difference.changed.map((path) => `changed  ${path}`),
    ...difference.missing.map((path) => `missing  ${path}`),
    ...difference.added.map((path) => `added    ${path}`),
  ];
  const verdict = isSame(difference)
    ? `${directory} is as aws-onboarding ${madeBy} exported it.`
    : `${directory} differs from what aws-onboarding ${madeBy} exported: ${lines.length} file(s).`;
  const limit =
    against === "manifest"
      ? [`This is version ${thisVersion}: the copy was compared with its own ${"MANIFEST.json"} alone.`]
      : [];
  return `${[...lines, verdict, ...limit].join("\n")}\n`;
}
