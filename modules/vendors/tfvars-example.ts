/** `terraform.tfvars.example`, from the model. */
import { INPUT_GROUPS, isRequired, type Input, type InputValue } from "./input";
import type { Vendor } from "./vendor";

/** The file: required inputs empty, to fill in; everything else commented out with its default or an example. */
export function tfvarsExample(vendor: Vendor): string {
  const head = [
    `# ${vendor.title} ${vendor.purpose}`,
    ...(vendor.inputs.some((input) => input.sensitive)
      ? [
          "# Copy this file to terraform.tfvars and fill in what is not commented out. Keep the copy out of version control:",
          "# it holds the external ID.",
        ]
      : ["# Copy this file to terraform.tfvars and change what is to differ from the defaults."]),
  ];
  const groups = INPUT_GROUPS.map((group) => ({
    group,
    inputs: vendor.inputs.filter((input) => input.group === group),
  })).filter(({ inputs }) => inputs.length > 0);
  const body = groups.flatMap(({ group, inputs }) => ["", `## ${group}`, ...inputs.flatMap(assignment)]);
  return `${[...head, ...body].join("\n")}\n`;
}

/** Required values are left empty: an example that somebody forgets to replace would be a trust in a stranger. */
function assignment(input: Input): readonly string[] {
  const example = input.sensitive ? "" : ` For example: ${literal(input.example)}.`;
  if (isRequired(input)) {
    return [
      "",
      `# ${input.description} Required.${example}`,
      `${input.name} = ${literal(emptyLike(input.example))}`,
    ];
  }
  const { default: preset } = input;
  const isEmpty =
    preset === undefined || preset === "" || (typeof preset === "object" && Object.keys(preset).length === 0);
  const note = isEmpty ? "Default: not set." : `Default: ${literal(preset)}.`;
  return [
    "",
    `# ${input.description} ${note}`,
    `# ${input.name} = ${literal(isEmpty ? input.example : preset)}`,
  ];
}

function emptyLike(value: InputValue): InputValue {
  if (typeof value !== "object") return "";
  return Array.isArray(value) ? [] : {};
}

/** A value as Terraform's language writes it, on one line. */
function literal(value: InputValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value as Readonly<Record<string, string>>);
  return `{ ${entries.map(([key, text]) => `${JSON.stringify(key)} = ${literal(text)}`).join(", ")} }`;
}
