/** The page that explains every reason. It is generated: the code is where a reason is written. */
import { REASONS, reasonOf, type ReasonKey } from "./reasons";
import type { Verdict } from "./verdict";

const VERDICT_TEXTS: Readonly<Record<Verdict, string>> = {
  finding: "Something is allowed that must not be. Exit code 2.",
  inconclusive: "It was asked, and the answer says nothing about permissions. Exit code 3.",
  gap: "A permission is missing, or something takes it away. Exit code 1.",
  warning: "Access works; data will be missing, or the test says less than it should. Exit code 0.",
  untested:
    "It was not asked, or nothing can be learned by asking. Never counted as passed. Exit code 0, or 3 with `--strict`.",
  passed: "Reality is what was promised. Exit code 0.",
};

const ORDER: readonly Verdict[] = ["finding", "gap", "inconclusive", "warning", "untested", "passed"];

/** The Markdown page, ending in a newline. Every reason has a heading of its own, so that it can be linked to. */
export function reasonsPage(): string {
  const keys = (Object.keys(REASONS) as ReasonKey[]).sort();
  const sections = ORDER.map((verdict) => {
    const entries = keys.filter((key) => reasonOf(key).verdict === verdict).map(entry);
    return `## ${verdict}\n\n${VERDICT_TEXTS[verdict]}\n\n${entries.join("\n")}`;
  });
  return `# Reasons\n\nEvery line of \`verify\` has one of these reasons. The verdict follows from the reason. Written by \`npm run generate\`.\n\n${sections.join("\n")}`;
}

function entry(key: ReasonKey): string {
  const { meaning, remedy } = reasonOf(key);
  return `### ${key}\n\n${escaped(meaning)}\n${remedy === "" ? "" : `\nWhat to do: ${escaped(remedy)}\n`}`;
}

/** Names of inputs have underscores, which would begin italics. */
function escaped(text: string): string {
  return text.replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (name) => `\`${name}\``);
}
