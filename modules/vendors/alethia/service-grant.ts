/** From resource types and limits to a grant. */
import type { Grant } from "../../grants";
import type { Statement } from "../../iam/statement";
import type { Values } from "../../iam/values";
import { tagCondition } from "./names";
import { VERBS, type Limit, type ResourceType, type Service, type Verb } from "./resource-type";

/** Every action of the service, sorted, each once. */
export function actionsOf(service: Service): readonly string[] {
  return actionsUnder(service.types, VERBS);
}

/** The actions that a limit lets through, sorted, each once. Throws when it names one that no resource type needs. */
export function limitedActions(service: Service, limit: Limit): readonly string[] {
  const all = actionsOf(service);
  if (!limit.verbs && !limit.actions) {
    const taken = new Set(
      service.limits
        .filter((other) => other.verbs ?? other.actions)
        .flatMap((other) => limitedActions(service, other)),
    );
    return all.filter((action) => !taken.has(action));
  }
  const strange = (limit.actions ?? []).filter((action) => !all.includes(action));
  if (strange.length > 0)
    throw new Error(`${limit.sid} names ${strange.join(", ")}, which no resource type needs.`);
  // An action that a limit takes by name is not meant by another limit's verb.
  const byName = new Set(service.limits.flatMap((other) => other.actions ?? []));
  const byVerb = actionsUnder(service.types, limit.verbs ?? []).filter((action) => !byName.has(action));
  return unique([...byVerb, ...(limit.actions ?? [])]);
}

/** The service as a grant. */
export function serviceGrant(service: Service): Grant {
  const { id, title, reason, enabledBy, summary, probes, canaries } = service;
  let actions: readonly (readonly string[])[] | undefined;
  const limited = () => (actions ??= service.limits.map((limit) => limitedActions(service, limit)));
  return {
    id,
    title,
    reason,
    dataClass: "metadata",
    enabledBy: { on: enabledBy },
    summary,
    statements: (v) => service.limits.map((limit, index) => statement(limit, limited()[index] ?? [], v)),
    probes,
    canaries,
  };
}

function statement(limit: Limit, actions: readonly string[], v: Values): Statement {
  const conditions = [...(limit.tag ? [tagCondition(v, limit.tag)] : []), ...(limit.conditions?.(v) ?? [])];
  return {
    sid: limit.sid,
    actions,
    resources: limit.resources(v),
    ...(conditions.length > 0 && { conditions }),
    ...(limit.when && { when: limit.when }),
  };
}

function actionsUnder(types: readonly ResourceType[], verbs: readonly Verb[]): readonly string[] {
  return unique(types.flatMap((type) => verbs.flatMap((verb) => type[verb] ?? [])));
}

function unique(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)].sort();
}
