/** The report for code scanning: SARIF 2.1.0 (OASIS). */
import { ruleDocs, RULES, RULE_IDS, type Severity } from "../rules";
import type { CheckReport, Finding, PrincipalReport } from "../report";
import { placeOf } from "./summary";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  unknown: "warning",
  note: "note",
};

/** One run; every finding names the file it was found in and the principal as a logical location. */
export function printSarif(report: CheckReport, toolVersion: string): string {
  const driver = {
    name: "aws-onboarding check-permissions",
    version: toolVersion,
    rules: RULE_IDS.map((id) => ({
      id,
      shortDescription: { text: RULES[id].title },
      help: { text: `See ${ruleDocs(id)}.` },
      defaultConfiguration: { level: LEVELS[RULES[id].severity] },
    })),
  };
  const results = report.principals.flatMap((principal) =>
    principal.findings.map((f) => result(principal, f)),
  );
  const run = { tool: { driver }, properties: { dataVersion: report.dataVersion }, results };
  const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function result(principal: PrincipalReport, finding: Finding): object {
  const [file = principal.source] = principal.source.split(": ");
  const place = placeOf(finding);
  return {
    ruleId: finding.rule,
    ruleIndex: RULE_IDS.indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: `${finding.why} ${finding.remedy}${place ? ` (${place})` : ""}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(file) } },
        logicalLocations: [
          { name: principal.name, fullyQualifiedName: principal.source, kind: principal.kind },
        ],
      },
    ],
    partialFingerprints: {
      finding: [
        finding.rule,
        principal.name,
        finding.policy,
        finding.statement?.sid ?? finding.statement?.index,
        finding.pattern,
      ].join("/"),
    },
  };
}
