/** `terraform.tfvars.example`, from the model. */
import { INPUT_GROUPS, isRequired, type Input, type InputValue } from "./input";
import type { Vendor } from "./vendor";

/** The file: required inputs to fill in, everything else commented out with its default or an example. */
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

function assignment(input: Input): readonly string[] {
  const required = isRequired(input);
  const isEmpty =
    input.default === "" || (typeof input.default === "object" && Object.keys(input.default).length === 0);
  const shown = required || isEmpty ? input.example : input.default!;
  const note = required
    ? "Required."
    : isEmpty
      ? "Default: not set."
      : `Default: ${literal(input.default!)}.`;
  return ["", `# ${input.description} ${note}`, `${required ? "" : "# "}${input.name} = ${literal(shown)}`];
}

/** A value as Terraform's language writes it, on one line. */
function literal(value: InputValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value as Readonly<Record<string, string>>);
  return `{ ${entries.map(([key, text]) => `${JSON.stringify(key)} = ${literal(text)}`).join(", ")} }`;
}
