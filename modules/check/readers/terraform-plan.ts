/** The JSON of a Terraform plan: what will exist after it, of any configuration. */
import { checkFaults } from "../errors";
import { UNKNOWN_VALUE, type CheckedPrincipal, type UnknownPart } from "../principal";
import { assemblePrincipals } from "./assemble";
import type { IamResource } from "./iam-resource";
import { isObject, parseJson, refuse, stringOf, type JsonObject } from "./parse";
import { planAccounts } from "./plan-account";
import { planChange, type PlanChange } from "./plan-change";
import { planConfiguration } from "./plan-configuration";
import { hidesUses } from "./plan-hidden";
import { planReferences } from "./plan-references";
import { withoutRemoved } from "./plan-removals";
import { isRead, whyUnread } from "./resource-types";

/** Principals of every IAM resource that exists after the plan, child modules included. */
export function readTerraformPlan(text: string, source: string, field: string): readonly CheckedPrincipal[] {
  const plan = parseJson(text, field);
  if (!isObject(plan) || !Array.isArray(plan["resource_changes"])) return refuse(checkFaults.notPlan(field));
  const changes = plan["resource_changes"].map(planChange);
  const principals = assemblePrincipals(
    {
      resources: resourcesOf(plan, changes),
      unread: changes.flatMap(unreadChange),
      unknowns: planUnknowns(plan),
    },
    source,
  );
  return principals.length > 0 ? principals : refuse(checkFaults.noPrincipal(field));
}

function resourcesOf(plan: JsonObject, changes: readonly PlanChange[]): readonly IamResource[] {
  const configured = planConfiguration(plan);
  const hides = hidesUses(plan);
  const accountOf = planAccounts(plan, configured);
  const removals = changes.flatMap(({ type, removed }) => (removed ? [{ type, values: removed }] : []));
  return changes
    .filter(({ type }) => isRead(type))
    .flatMap((change) => {
      const { address, type, objects, isNew } = change;
      const written = configured(address);
      const accountId = accountOf(written);
      // A plan marks what is not written as unknown until a role exists: it says nothing there.
      const computed = (attribute: string): boolean =>
        written !== undefined &&
        !(attribute in written.expressions) &&
        !(attribute === "inline_policy" && isNew && hides);
      return objects.map((values): IamResource => ({
        address,
        type,
        values: type === "aws_iam_role" ? roleValues(values, isNew, computed, removals) : values,
        ...(accountId !== undefined && { accountId }),
        references: (attribute) => planReferences(written, attribute),
        computed,
      }));
    });
}

/** Attributes that the provider fills in when they are not written. */
const COMPUTED = ["inline_policy", "managed_policy_arns"];

function roleValues(
  values: JsonObject,
  isNew: boolean,
  computed: (attribute: string) => boolean,
  removals: Parameters<typeof withoutRemoved>[1],
): JsonObject {
  const isSilent = (attribute: string): boolean =>
    isNew && COMPUTED.includes(attribute) && values[attribute] === UNKNOWN_VALUE && computed(attribute);
  const told = Object.fromEntries(Object.entries(values).filter(([attribute]) => !isSilent(attribute)));
  return COMPUTED.every(computed) ? withoutRemoved(told, removals) : told;
}

/** What may give permissions and is not read. What is gone after the plan gives none. */
function unreadChange({ address, type, objects, fault }: PlanChange): readonly UnknownPart[] {
  if (fault !== undefined) return [{ what: address, why: fault }];
  const why = objects.length > 0 ? whyUnread(type) : undefined;
  return why === undefined ? [] : [{ what: address, why }];
}

/** A plan of a part leaves out what the rest gives. */
function planUnknowns(plan: JsonObject): readonly UnknownPart[] {
  const version = stringOf(plan, "terraform_version");
  const what = version === undefined ? "the plan" : `the plan of Terraform ${version}`;
  if (plan["errored"] === true) return [{ what, why: "planning ended with an error, so it is not whole" }];
  if (plan["complete"] !== false) return [];
  return [{ what, why: "it is of a part of the configuration only (-target), or leaves changes for later" }];
}
