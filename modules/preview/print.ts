/** The preview as text, markdown or JSON. */
import type { Preview } from "./preview";

/** For a terminal or a log. */
export function previewText(preview: Preview): string {
  return [
    preview.purpose,
    "",
    "Who may act",
    ...preview.trust.map((line) => `  - ${line}`),
    "",
    `What ${preview.title} is granted`,
    ...preview.granted.map((grant) => `  - ${grant.summary} [${grant.dataClass}]`),
    ...preview.awsManagedPolicies.map(
      (arn) => `  - everything in ${arn}, a policy that AWS owns and changes`,
    ),
    "",
    "Classes of data",
    ...Object.entries(preview.dataClasses).map(([name, about]) => `  - ${name}: ${about}`),
    ...(preview.declined.length > 0
      ? ["", "Switched off", ...preview.declined.map((title) => `  - ${title}`)]
      : []),
    "",
  ].join("\n");
}

/** For a ticket or a pull request: with the reasons and the statements. */
export function previewMarkdown(preview: Preview): string {
  const grants = preview.granted.flatMap((grant) => [
    `### ${grant.title}`,
    "",
    `${grant.summary}. Class of data: ${grant.dataClass}.`,
    "",
    `Why: ${grant.reason}`,
    "",
    "```json",
    JSON.stringify(grant.document, null, 2),
    "```",
    "",
  ]);
  return [
    `# ${preview.title}`,
    "",
    preview.purpose,
    "",
    `The ${preview.principal.kind}: \`${preview.principal.arn}\``,
    "",
    "## Who may act",
    "",
    ...preview.trust.map((line) => `- ${line}`),
    "",
    "## What is granted",
    "",
    ...grants,
    ...(preview.awsManagedPolicies.length > 0
      ? [`AWS managed policies: ${preview.awsManagedPolicies.join(", ")}`, ""]
      : []),
    ...(preview.declined.length > 0 ? [`Switched off: ${preview.declined.join(", ")}.`, ""] : []),
  ].join("\n");
}

export function previewJson(preview: Preview): string {
  return `${JSON.stringify(preview, null, 2)}\n`;
}
