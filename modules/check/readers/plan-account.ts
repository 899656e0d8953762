/** The account in which a plan makes a resource. */
import { hasUnknown } from "../principal";
import { isObject, objectsOf, stringOf, type JsonObject } from "./parse";
import type { ConfiguredResource } from "./plan-configuration";

/**
 * Answers with the account of a resource's provider, where a data source of the same provider tells it. The identity
 * behind another provider of the plan is somebody else's.
 */
export function planAccounts(
  plan: JsonObject,
  configured: (address: string) => ConfiguredResource | undefined,
): (resource: ConfiguredResource | undefined) => string | undefined {
  const byProvider = new Map<string, Set<string>>();
  for (const { address, account } of callerIdentities(plan)) {
    const provider = providerOf(configured(address));
    if (provider === undefined) continue;
    byProvider.set(provider, (byProvider.get(provider) ?? new Set()).add(account));
  }
  return (resource) => {
    const [account, ...others] = byProvider.get(providerOf(resource) ?? "") ?? [];
    return others.length === 0 ? account : undefined;
  };
}

function providerOf(resource: ConfiguredResource | undefined): string | undefined {
  return resource && stringOf(resource.block, "provider_config_key");
}

/** Every `aws_caller_identity` that was read, of all modules. */
function callerIdentities(
  plan: JsonObject,
): readonly { readonly address: string; readonly account: string }[] {
  const visit = (module: unknown): readonly { address: string; account: string }[] => {
    if (!isObject(module)) return [];
    const own = objectsOf(module["resources"] ?? []).flatMap((resource) => {
      const values = resource["values"];
      if (resource["type"] !== "aws_caller_identity" || !isObject(values)) return [];
      const [address, account] = [stringOf(resource, "address"), stringOf(values, "account_id")];
      return address === undefined || account === undefined || hasUnknown(account)
        ? []
        : [{ address, account }];
    });
    return [...own, ...objectsOf(module["child_modules"] ?? []).flatMap(visit)];
  };
  return ["prior_state", "planned_values"].flatMap((part) => {
    const state = plan[part];
    if (!isObject(state)) return [];
    return visit(isObject(state["values"]) ? state["values"]["root_module"] : state["root_module"]);
  });
}
