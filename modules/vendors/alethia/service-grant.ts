/** From resource types and limits to a grant. */
import type { Grant } from "../../grants";
import type { Statement } from "../../iam/statement";
import type { Values } from "../../iam/values";
import { tagCondition } from "./names";
import { VERBS, type Limit, type ResourceType, type Service, type Verb } from "./resource-type";

/** The part of a service that actions and limits are worked out for. */
type Table = Pick<Service, "types" | "limits">;

/** Every action of the table, sorted, each once. */
export function actionsOf({ types }: Pick<Table, "types">): readonly string[] {
  return actionsUnder(types, VERBS);
}

/** The actions that a limit lets through, sorted, each once. Throws when it names one that no resource type needs. */
export function limitedActions(table: Table, limit: Limit): readonly string[] {
  const all = actionsOf(table);
  if (!limit.verbs && !limit.actions) {
    const taken = new Set(
      table.limits
        .filter((other) => other.verbs ?? other.actions)
        .flatMap((other) => limitedActions(table, other)),
    );
    return all.filter((action) => !taken.has(action));
  }
  const strange = (limit.actions ?? []).filter((action) => !all.includes(action));
  if (strange.length > 0)
    throw new Error(`${limit.sid} names ${strange.join(", ")}, which no resource type needs.`);
  // An action that a limit takes by name is not meant by another limit's verb.
  const byName = new Set(table.limits.flatMap((other) => other.actions ?? []));
  const byVerb = actionsUnder(table.types, limit.verbs ?? []).filter((action) => !byName.has(action));
  return unique([...byVerb, ...(limit.actions ?? [])]);
}

/** The service as a grant, and its content, where it has some, as another. */
export function serviceGrants(service: Service): readonly Grant[] {
  const { id, title, reason, enabledBy, summary, probes, canaries, content } = service;
  const on = { on: enabledBy };
  return [
    {
      id,
      title,
      reason,
      dataClass: "metadata",
      enabledBy: on,
      summary,
      statements: statementsOf(service),
      probes,
      canaries,
    },
    ...(content
      ? [
          {
            id: content.id,
            title: content.title,
            reason: content.reason,
            dataClass: "content" as const,
            enabledBy: { all: [on, { on: content.enabledBy }] },
            summary: content.summary,
            statements: statementsOf(content),
            // Content that nobody else has a say about is not read for a test.
            probes: [],
            canaries: [],
          },
        ]
      : []),
  ];
}

function statementsOf(table: Table): Grant["statements"] {
  let actions: readonly (readonly string[])[] | undefined;
  const limited = () => (actions ??= table.limits.map((limit) => limitedActions(table, limit)));
  return (v) => table.limits.map((limit, index) => statement(limit, limited()[index] ?? [], v));
}

function statement(limit: Limit, actions: readonly string[], v: Values): Statement {
  const conditions = [...(limit.tag ? [tagCondition(v, limit.tag)] : []), ...(limit.conditions?.(v) ?? [])];
  return {
    sid: limit.sid,
    actions,
    resources: limit.resources(v),
    ...(conditions.length > 0 && { conditions }),
  };
}

function actionsUnder(types: readonly ResourceType[], verbs: readonly Verb[]): readonly string[] {
  return unique(types.flatMap((type) => verbs.flatMap((verb) => type[verb] ?? [])));
}

function unique(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)].sort();
}
