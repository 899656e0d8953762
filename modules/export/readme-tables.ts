import { DATA_CLASSES, type Grant } from "../grants/grant";
import { formatValue } from "../tfvars/format-value";
import { isObject, type JsonObject } from "../hcl/read-json";
import { inputsOf } from "../iam/when";
import { INPUT_GROUPS, isRequired, TERRAFORM_TYPES, type Input } from "../vendors/input";
import type { Vendor } from "../vendors/vendor";
import { code, table } from "./markdown";

/** What is granted, why, which class of data it is, and what switches it. */
export function grantTable(vendor: Vendor): string {
  const rows = vendor.grants.map((grant) => [
    grant.title,
    grant.reason,
    `${grant.dataClass}: ${DATA_CLASSES[grant.dataClass]}`,
    switchOf(grant),
  ]);
  const managed = (vendor.awsManagedPolicies ?? []).map((policy) => [
    `AWS managed policy ${code(policy.name)}`,
    policy.summary,
    `${policy.dataClass}: ${DATA_CLASSES[policy.dataClass]}`,
    switchOf(policy),
  ]);
  return table(["grant", "why", "data", "switch"], [...rows, ...managed]);
}

function switchOf({ enabledBy }: Pick<Grant, "enabledBy">): string {
  return enabledBy ? inputsOf(enabledBy).map(code).join(", ") : "always";
}

/** Versions, as the configuration asks for them. */
export function requirementTable(configuration: JsonObject, scripts: boolean): string {
  const terraform = configuration["terraform"];
  if (!isObject(terraform)) throw new Error("The configuration names no versions.");
  const providers = Object.entries(
    terraform["required_providers"] as Readonly<Record<string, { version: string }>>,
  );
  return table(
    ["name", "version"],
    [
      ["Terraform (or OpenTofu)", String(terraform["required_version"])],
      ...providers.map(([name, { version }]) => [`provider ${code(name)}`, version]),
      ...(scripts ? [["Node.js, for `scripts/` alone", ">= 20.9"]] : []),
    ],
  );
}

/** A heading and a table for each group of inputs. */
export function inputTables(vendor: Vendor): readonly string[] {
  return INPUT_GROUPS.flatMap((group) => {
    const inputs = vendor.inputs.filter((input) => input.group === group);
    if (inputs.length === 0) return [];
    const rows = inputs.map((input) => [
      code(input.name),
      description(input),
      code(TERRAFORM_TYPES[input.type]),
      defaultOf(input),
    ]);
    return [`### ${group}`, table(["name", "description", "type", "default"], rows)];
  });
}

function description(input: Input): string {
  return input.sensitive ? `${input.description} Sensitive.` : input.description;
}

function defaultOf(input: Input): string {
  return isRequired(input) || input.default === undefined ? "required" : code(formatValue(input.default));
}

/** The outputs, as the configuration describes them. */
export function outputTable(configuration: JsonObject): string {
  const outputs = Object.entries(
    (configuration["output"] ?? {}) as Readonly<Record<string, { description?: string }>>,
  );
  return table(
    ["name", "description"],
    outputs.map(([name, output]) => [code(name), output.description ?? ""]),
  );
}
