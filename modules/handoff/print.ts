import { throwFaults } from "../errors";
import { secretFault } from "./errors";
import type { FieldValue } from "./fields";
import type { Handoff } from "./handoff";

/** How a hand-off can be printed. */
export const HANDOFF_FORMATS = ["text", "markdown", "json"] as const;
type HandoffFormat = (typeof HANDOFF_FORMATS)[number];

/**
 * The hand-off as it is pasted.
 * @param secrets texts that must not be in it, whatever somebody wrote into a prefix or a name
 * @throws InputError instead of printing one of them
 */
export function printHandoff(handoff: Handoff, format: HandoffFormat, secrets: readonly string[]): string {
  const printed = PRINTERS[format](handoff);
  const { fields, notes, warnings } = handoff;
  const words = JSON.stringify([Object.values(fields), notes, warnings]);
  const found = secrets.some(
    (secret) => secret !== "" && words.includes(JSON.stringify(secret).slice(1, -1)),
  );
  throwFaults(found ? [secretFault()] : []);
  return printed;
}

const PRINTERS: Readonly<Record<HandoffFormat, (handoff: Handoff) => string>> = {
  json: (handoff) => `${JSON.stringify(handoff, null, 2)}\n`,
  text: ({ fields, notes }) => {
    const entries = [...Object.entries(fields), ["notes", notes] as const];
    const width = Math.max(...entries.map(([key]) => key.length));
    return entries
      .map(([key, value]) => `${`${key}:`.padEnd(width + 2)}${joined(value, `\n${" ".repeat(width + 2)}`)}\n`)
      .join("");
  },
  markdown: ({ vendor, fields, notes }) => {
    const lines = Object.entries(fields).map(([key, value]) => `- **${key}**: ${code(value)}`);
    return `${[`### AWS access for ${vendor}`, "", ...lines, "- **notes**:", ...notes.map((note) => `  - ${note}`)].join("\n")}\n`;
  },
};

function joined(value: FieldValue, separator: string): string {
  return typeof value === "string" ? value : value.join(separator);
}

function code(value: FieldValue): string {
  return (typeof value === "string" ? [value] : value).map((text) => `\`${text}\``).join(", ");
}
