/** The JSON of a Terraform plan: what will exist after it, of any configuration. */
import { checkFaults } from "../errors";
import { UNKNOWN_VALUE, type CheckedPrincipal } from "../principal";
import { assemblePrincipals } from "./assemble";
import type { IamResource } from "./iam-resource";
import { isObject, objectsOf, parseJson, refuse, stringOf, type JsonObject } from "./parse";
import { planReferences } from "./plan-references";

/** Principals of every IAM resource that exists after the plan, child modules included. */
export function readTerraformPlan(text: string, source: string, field: string): readonly CheckedPrincipal[] {
  const plan = parseJson(text, field);
  if (!isObject(plan) || !Array.isArray(plan["resource_changes"])) return refuse(checkFaults.notPlan(field));
  const references = planReferences(plan);
  const resources = objectsOf(plan["resource_changes"]).flatMap((change) =>
    plannedResource(change, references),
  );
  const account = callerAccount(plan);
  const principals = assemblePrincipals(resources, source, account);
  return principals.length > 0 ? principals : refuse(checkFaults.noPrincipal(field));
}

function plannedResource(
  entry: JsonObject,
  references: (address: string, attribute: string) => readonly string[],
): readonly IamResource[] {
  const type = stringOf(entry, "type") ?? "";
  const address = stringOf(entry, "address") ?? "";
  const change = isObject(entry["change"]) ? entry["change"] : {};
  if (entry["mode"] !== "managed" || !type.startsWith("aws_iam_") || !isObject(change["after"])) return [];
  const values = withUnknown(change["after"], change["after_unknown"]) as JsonObject;
  return [{ address, type, values, references: (attribute) => references(address, attribute) }];
}

/** Puts the marker wherever the plan says "known after apply". */
function withUnknown(after: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN_VALUE;
  if (Array.isArray(after) || Array.isArray(unknown)) {
    const values = Array.isArray(after) ? (after as readonly unknown[]) : [];
    const marks = Array.isArray(unknown) ? (unknown as readonly unknown[]) : [];
    return Array.from({ length: Math.max(values.length, marks.length) }, (_, i) =>
      withUnknown(values[i], marks[i]),
    );
  }
  if (isObject(after) || isObject(unknown)) {
    const values = isObject(after) ? after : {};
    const marks = isObject(unknown) ? unknown : {};
    const keys = new Set([...Object.keys(values), ...Object.keys(marks)]);
    return Object.fromEntries([...keys].map((key) => [key, withUnknown(values[key], marks[key])]));
  }
  return after;
}

/** The account of the credentials, where a data source tells it and only one does. */
function callerAccount(plan: JsonObject): string | undefined {
  const accounts = new Set<string>();
  const visit = (module: unknown): void => {
    if (!isObject(module)) return;
    for (const resource of objectsOf(module["resources"] ?? [])) {
      if (resource["type"] !== "aws_caller_identity" || !isObject(resource["values"])) continue;
      const account = stringOf(resource["values"], "account_id");
      if (account !== undefined) accounts.add(account);
    }
    for (const child of objectsOf(module["child_modules"] ?? [])) visit(child);
  };
  for (const part of ["prior_state", "planned_values"]) {
    const state = plan[part];
    if (!isObject(state)) continue;
    visit(isObject(state["values"]) ? state["values"]["root_module"] : state["root_module"]);
  }
  return accounts.size === 1 ? [...accounts][0] : undefined;
}
