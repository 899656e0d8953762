/** The principals of a template while policies and memberships are added to them. */
import type { NamedPolicy } from "../../iam/policy";
import type { PrincipalKind, UnknownPart } from "../principal";
import { documentOnlySometimes } from "../sometimes";
import { emptyDraft, type Draft } from "./draft";
import { stringOf } from "./parse";
import { ATTACHMENTS, NAME_FIELDS, templatePrincipal } from "./template-principal";
import type { TemplateResource } from "./template-resource";
import type { Target } from "./template-target";

/** A principal that something names, and whether it does so in any case. */
export interface Owner {
  readonly draft: Draft;
  readonly certain: boolean;
}

/** Policies and what is not known about others, as they are given to a principal. */
export interface Given {
  readonly inline: readonly NamedPolicy[];
  readonly unknowns: readonly UnknownPart[];
}

/** All principals, by logical id; those that are only named, by kind and name. */
export class TemplatePrincipals {
  private readonly byKey = new Map<string, Draft>();
  private readonly resources = new Map<Draft, TemplateResource>();

  constructor(private readonly source: string) {}

  drafts(): readonly Draft[] {
    return [...this.byKey.values()];
  }

  add(resource: TemplateResource): void {
    const draft = templatePrincipal(resource, this.source);
    if (draft === undefined) return;
    this.byKey.set(resource.id, draft);
    this.resources.set(draft, resource);
  }

  /** A policy that is given to nobody here. */
  addAlone(id: string, name: string): Draft {
    const alone = emptyDraft("policy", name, `${this.source}: ${id}`);
    this.byKey.set(id, alone);
    return alone;
  }

  /** Those that attach policies which this reader cannot tell: any policy of the template may be among them. */
  withUnclearAttachments(): readonly Draft[] {
    return this.drafts().filter(({ unknowns }) => unknowns.some(({ what }) => what === ATTACHMENTS));
  }

  /** Whether the principal's resource attaches the policy of that id in any case. */
  attachesAlways(draft: Draft, id: string): boolean {
    const arns = this.resources.get(draft)?.written[ATTACHMENTS];
    return Array.isArray(arns) && arns.some((arn) => JSON.stringify(arn) === JSON.stringify({ Ref: id }));
  }

  /** Whom the target names: several where resources share a name. Somebody who is not here is known by that alone. */
  owners(kind: PrincipalKind, target: Target, resource: TemplateResource): readonly Owner[] {
    const found = this.find(kind, target);
    return (found.length > 0 ? found : [this.absent(kind, target, resource)]).map((draft) => {
      // A resource under a switch is always there for a principal under the same one.
      const given = this.resources.get(draft)?.given;
      const together = [...resource.given.keys()].every((name) => given?.has(name));
      return { draft, certain: together && !target.sometimes };
    });
  }

  private find(kind: PrincipalKind, { id, name, expression }: Target): readonly Draft[] {
    const field = NAME_FIELDS[kind];
    const found = [...this.byKey].filter(([key, draft]) => {
      if (draft.kind !== kind) return false;
      const written = this.resources.get(draft)?.written;
      if (written === undefined) return name !== undefined && draft.name === name;
      if (key === id) return true;
      if (name !== undefined) return stringOf(written, field) === name;
      return expression !== undefined && JSON.stringify(written[field]) === expression;
    });
    return found.map(([, draft]) => draft);
  }

  private absent(kind: PrincipalKind, { name }: Target, { id }: TemplateResource): Draft {
    const what = name ?? `${kind} of ${id}`;
    const before = this.byKey.get(`?${kind} ${what}`);
    if (before) return before;
    const draft = emptyDraft(kind, what, `${this.source}: ${id}`);
    if (name === undefined) draft.standIns.push(what);
    const why =
      name === undefined
        ? "which one it is depends on parameters"
        : "it is not part of this input, so its other policies are not known";
    draft.unknowns.push({ what: name === undefined ? what : `${kind} ${name}`, why });
    this.byKey.set(`?${kind} ${what}`, draft);
    return draft;
  }
}

/** Gives policies to a principal. A denial that it may not have does not count as one. */
export function give({ draft, certain }: Owner, { inline, unknowns }: Given): void {
  draft.inline.push(
    ...inline.map((policy) =>
      certain ? policy : { ...policy, document: documentOnlySometimes(policy.document) },
    ),
  );
  draft.unknowns.push(...unknowns);
}
