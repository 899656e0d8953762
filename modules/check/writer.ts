/** The judgement of a principal that declares write access: exactly that, and no way to more. */
import { isEveryAction } from "../iam/actions";
import { isWrite } from "../iam/access-level";
import type { Catalogue, CatalogueAction } from "../iam/catalogue";
import type { Declaration } from "./declaration";
import { judgeDeclaredScope } from "./declared-scope";
import { judgeEscalation } from "./escalation";
import { finding } from "./finding";
import type { Grant } from "./grants";
import { makesAdministrator } from "./managed";
import type { CheckedPrincipal } from "./principal";
import type { Finding } from "./report";
import type { RuleId } from "./rules";
import { place } from "./shape";

/** Everything in which a declared writer goes beyond its declaration. Nothing for a principal without one. */
export function judgeWriter(
  principal: CheckedPrincipal,
  grants: readonly Grant[],
  catalogue: Catalogue,
): readonly Finding[] {
  const { declaration } = principal;
  if (declaration === undefined) return [];
  return [
    ...administrator(principal, grants),
    ...beyond(grants, declaration, catalogue),
    ...judgeDeclaredScope(grants, declaration, catalogue),
    ...declaredWrites(grants, declaration),
    ...judgeEscalation(principal, declaration, grants),
  ];
}

function administrator(principal: CheckedPrincipal, grants: readonly Grant[]): readonly Finding[] {
  const remedy = "Grant the declared actions by name.";
  const everything = grants.find(
    ({ pattern, scope }) => pattern !== undefined && isEveryAction(pattern) && scope === "all",
  );
  const byPolicy = principal.attached.filter(
    ({ awsManaged, name, arn }) => awsManaged && makesAdministrator(arn ?? name),
  );
  return [
    ...(everything
      ? [
          finding("administrator", {
            ...place(everything.statement),
            why: "It has every action on every resource.",
            remedy,
          }),
        ]
      : []),
    ...byPolicy.map(({ name }) =>
      finding("administrator", { policy: name, why: `${name} makes it one.`, remedy }),
    ),
  ];
}

function beyond(
  grants: readonly Grant[],
  declaration: Declaration,
  catalogue: Catalogue,
): readonly Finding[] {
  const declared =
    declaration.actions && new Set(declaration.actions.flatMap((pattern) => catalogue.expand(pattern)));
  const services = new Set(declaration.services.map((service) => service.toLowerCase()));
  const groups = new Map<string, { readonly rule: RuleId; readonly grants: Grant[] }>();
  for (const grant of grants) {
    if (grant.pattern === undefined || isEveryAction(grant.pattern)) continue;
    const rule = ruleBroken(grant, services, declared);
    if (rule === undefined) continue;
    const key = `${rule} ${grant.statement.policy} ${grant.statement.at.index} ${grant.pattern}`;
    const group = groups.get(key) ?? { rule, grants: [] };
    group.grants.push(grant);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group.grants;
    if (first?.pattern === undefined) return [];
    const what = group.rule === "undeclared-service" ? "services" : "actions";
    return [
      finding(group.rule, {
        ...place(first.statement),
        pattern: first.pattern,
        actions: group.grants.map(({ action }) => action.name),
        why: `The declared ${what} do not cover it.`,
        remedy: "Remove it, or declare it, so that the reviewer sees it.",
      }),
    ];
  });
}

function ruleBroken(
  grant: Grant,
  services: ReadonlySet<string>,
  declared: ReadonlySet<CatalogueAction> | undefined,
): RuleId | undefined {
  if (!services.has(serviceOf(grant))) return "undeclared-service";
  return (declared?.has(grant.action) ?? true) ? undefined : "undeclared-action";
}

/** One note a service, so that the reviewer sees what the declaration comes to. */
function declaredWrites(grants: readonly Grant[], declaration: Declaration): readonly Finding[] {
  return [...new Set(declaration.services.map((service) => service.toLowerCase()))]
    .sort()
    .flatMap((service) => {
      const writes = grants.filter(
        (grant) => serviceOf(grant) === service && isWrite(grant.action.accessLevel),
      );
      if (writes.length === 0) return [];
      const actions = [...new Set(writes.map(({ action }) => action.name))];
      const why = `${service}: ${actions.length} writing ${actions.length === 1 ? "action" : "actions"}, as declared.`;
      return [
        finding("declared-write", { actions, why, remedy: "Check that the declaration is what you expect." }),
      ];
    });
}

function serviceOf(grant: Grant): string {
  return grant.action.name.split(":")[0]?.toLowerCase() ?? "";
}
