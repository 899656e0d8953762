/** The judgement of a principal that is meant to read only. */
import { hasWildcard, isEveryAction } from "../iam/actions";
import { isWrite } from "../iam/access-level";
import type { Catalogue, CatalogueAction } from "../iam/catalogue";
import type { ReadKind } from "../iam/classification";
import { reviewedReads } from "../iam/classification-index";
import { meetsScope, overrideFor } from "../iam/override";
import { undescribedRoles, type IsDescribed } from "./assumed-role";
import type { Declaration } from "./declaration";
import { finding, some } from "./finding";
import type { Grant } from "./grants";
import type { Finding } from "./report";
import { place } from "./shape";

/**
 * Everything wrong, or worth a note, in what one pattern of one statement gives. A declared writer may write, and
 * may read what its declaration names: those two are judged elsewhere.
 */
export function judgeReads(
  grants: readonly Grant[],
  catalogue: Catalogue,
  isDescribed: IsDescribed,
  declaration?: Declaration,
): readonly Finding[] {
  const pattern = grants[0]?.pattern;
  // "Every action" and NotAction are findings of their own; a list of ten thousand actions would say no more.
  if (pattern === undefined || isEveryAction(pattern)) return [];
  if (declaration === undefined)
    return [...writes(grants, pattern, isDescribed), ...sensitiveReads(grants, pattern, catalogue)];
  const undeclared = grants.filter(({ action }) => !declaresRead(declaration, action, catalogue));
  return [
    ...sensitiveReads(undeclared, pattern, catalogue),
    ...grants.flatMap((grant) => undescribedRoles(grant, isDescribed) ?? []),
  ];
}

/** Secrets and content have to be declared by name; running something is what a writer is for. */
function declaresRead(declaration: Declaration, action: CatalogueAction, catalogue: Catalogue): boolean {
  const kind = reviewedReads(catalogue).classify(action)?.kind;
  if (kind === "runs" || kind === "changes-state") return true;
  return declaration.actions?.some((named) => named.toLowerCase() === action.name.toLowerCase()) ?? false;
}

function writes(grants: readonly Grant[], pattern: string, isDescribed: IsDescribed): readonly Finding[] {
  const refused: Grant[] = [];
  const findings: Finding[] = [];
  for (const grant of grants.filter(({ action }) => isWrite(action.accessLevel))) {
    const override = overrideFor(grant.action.name);
    const scope = override && meetsScope(override, grant.resources, grant.statement.condition);
    if (override === undefined || scope === "unmet") {
      refused.push(grant);
      continue;
    }
    // The statement is already reported as holding a value that is not known.
    if (scope === "unknown") continue;
    findings.push(
      undescribedRoles(grant, isDescribed) ??
        finding("write-in-scope", {
          ...place(grant.statement),
          pattern,
          actions: [grant.action.name],
          why: override.reason,
          remedy: "Nothing to do: the scope is the one that is required.",
        }),
    );
  }
  const [first] = refused;
  if (first === undefined) return findings;
  const names = refused.map(({ action }) => action.name);
  const override = names.length === 1 ? overrideFor(names[0] ?? "") : undefined;
  findings.push(
    finding(hasWildcard(pattern) ? "write-by-wildcard" : "write-action", {
      ...place(first.statement),
      pattern,
      actions: names,
      why: refused.length === 1 ? writeReason(first) : `${refused.length} of the actions it matches write.`,
      remedy: override?.scope ?? "Remove it, or name the reading actions that are needed one by one.",
    }),
  );
  return findings;
}

function writeReason({ action }: Grant): string {
  return `AWS gives it the access level "${action.accessLevel}": ${lowerFirst(action.description)}`;
}

function lowerFirst(text: string): string {
  const plain = text.replace(/^Grants permission to /, "").replace(/\.$/, "");
  return `${plain.charAt(0).toLowerCase()}${plain.slice(1)}.`;
}

type Verdict = "harmful-read" | "content-unscoped" | "content-scoped" | "sensitive-metadata";

function verdictFor(kind: ReadKind, scope: Grant["scope"]): Verdict {
  switch (kind) {
    case "runs":
    case "credentials":
    case "secrets":
    case "unmasks":
    case "changes-state":
      return "harmful-read";
    case "content":
      return scope === "all" ? "content-unscoped" : "content-scoped";
    case "personal-data":
    case "security":
      return "sensitive-metadata";
  }
}

const REMEDIES: Readonly<Record<Verdict, string>> = {
  "harmful-read": "Remove it: a role that only reads does not need it.",
  "content-unscoped": "Name the resources whose content is needed, or remove it.",
  "content-scoped": "Check that the named resources hold nothing that the grantee must not see.",
  "sensitive-metadata": "Check that the grantee needs it.",
};

/** One finding for each verdict and kind, so that a wildcard's runners do not hide behind its secrets. */
function sensitiveReads(grants: readonly Grant[], pattern: string, catalogue: Catalogue): readonly Finding[] {
  const reviewed = reviewedReads(catalogue);
  const groups = new Map<
    string,
    { readonly rule: Verdict; readonly grants: Grant[]; readonly reasons: string[] }
  >();
  for (const grant of grants) {
    const entry = isWrite(grant.action.accessLevel) ? undefined : reviewed.classify(grant.action);
    if (entry === undefined) continue;
    const rule = verdictFor(entry.kind, grant.scope);
    const group = groups.get(`${rule} ${entry.kind}`) ?? { rule, grants: [], reasons: [] };
    groups.set(`${rule} ${entry.kind}`, group);
    group.grants.push(grant);
    group.reasons.push(entry.reason);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group.grants;
    if (first === undefined) return [];
    const kind = key.slice(group.rule.length + 1);
    return [
      finding(group.rule, {
        ...place(first.statement),
        pattern,
        actions: group.grants.map(({ action }) => action.name),
        why: `${kind}: ${some([...new Set(group.reasons)], 3).replace(/([^.])$/, "$1.")}`,
        remedy: REMEDIES[group.rule],
      }),
    ];
  });
}
