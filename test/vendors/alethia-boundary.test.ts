/** The boundary of the roles that Alethia creates: what it lets through, and that the proof judges it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPrincipals } from "../../modules/check/check";
import { buildLock, compareLock, describeChange } from "../../modules/check/lock";
import { vendorPrincipals } from "../../modules/check/readers/vendors";
import type { RuleId } from "../../modules/check/rules";
import type { Catalogue } from "../../modules/iam/catalogue";
import { evaluate } from "../../modules/iam/evaluate";
import { actionMatches } from "../../modules/iam/match";
import { toList, type PolicyStatement } from "../../modules/iam/policy";
import type { Statement } from "../../modules/iam/statement";
import { alethia } from "../../modules/vendors/alethia";
import { boundaryStatements, WORKLOAD_DATA } from "../../modules/vendors/alethia/boundary";
import { commercial } from "../../modules/vendors/literal";
import { renderRole } from "../../modules/vendors/render";
import type { RoleVendor } from "../../modules/vendors/vendor";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

const A = "111122223333";
const NAME = "AlethiaProvisionerRole-workload-boundary";
const required = VENDOR_VALUE_SETS["alethia"]!["required values"]!;
const role = renderRole(alethia, required, commercial(A));

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

type Change = (statement: Statement) => Statement | readonly Statement[];

/** Alethia with another boundary and the same declaration. */
function withBoundary(change: Change): RoleVendor {
  const { workloadBoundary } = alethia;
  if (workloadBoundary === undefined) throw new Error("Alethia has no boundary.");
  const statements: typeof boundaryStatements = (v) => boundaryStatements(v).flatMap(change);
  return { ...alethia, workloadBoundary: { ...workloadBoundary, statements } };
}

const inStatement =
  (sid: string, part: Partial<Statement>): Change =>
  (one) =>
    one.sid === sid ? { ...one, ...part } : one;
const adding = (...actions: readonly string[]): Change => {
  const added: Statement = { sid: "Added", actions, resources: ["*"] };
  return (one) => (one.sid === "RunClusters" ? [one, added] : one);
};

function rulesOf(vendor: RoleVendor): readonly RuleId[] {
  const judged = vendorPrincipals(vendor).filter(({ name }) => name === NAME);
  expect(judged.length).toBeGreaterThan(0);
  const { principals } = checkPrincipals(judged, catalogue);
  return principals
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity !== "note")
    .map(({ rule }) => rule);
}

describe("the proof", () => {
  test("judges the boundary, with the switch of workloads' data on and off, and passes it", () => {
    const judged = vendorPrincipals(alethia).filter(({ kind }) => kind === "policy");
    expect(judged.map(({ name }) => name)).toContain(NAME);
    expect(judged.length).toBeGreaterThanOrEqual(2);
    // One for each switch combination would make the proof slow and say nothing more.
    expect(judged.length).toBeLessThan(10);
    expect(rulesOf(alethia)).toEqual([]);
  });

  test("turns red as a whole when the boundary holds everything", () => {
    const vendor = withBoundary(inStatement("RunClusters", { actions: ["*"] }));
    expect(checkPrincipals(vendorPrincipals(vendor), catalogue).verdict).toBe("findings");
    expect(rulesOf(vendor)).toEqual(expect.arrayContaining(["administrator", "any-action"]));
  });

  test.each<readonly [string, Change, RuleId]>([
    ["another service", adding("lambda:InvokeFunction"), "undeclared-service"],
    ["another write", adding("ec2:RunInstances"), "undeclared-action"],
    ["user data", adding("ec2:DescribeInstanceAttribute"), "content-unscoped"],
    ["a way into IAM", adding("iam:PassRole"), "undeclared-action"],
    ["rewriting itself", adding("iam:CreatePolicyVersion"), "privilege-escalation"],
    ["a whole service", adding("ec2:*"), "whole-service"],
    [
      "images of this account without the prefix",
      inStatement("PullOwnImages", { resources: ["*"] }),
      "wide-resource",
    ],
    ["images of everybody", inStatement("PullImagesOfOthers", { conditions: [] }), "wide-resource"],
    ["pods' credentials of any cluster", inStatement("OwnClusters", { resources: ["*"] }), "wide-resource"],
    ["changes without the tag", inStatement("ChangeTagged", { conditions: [] }), "wide-resource"],
    ["creation without the tag", inStatement("CreateTagged", { conditions: [] }), "wide-resource"],
    ["tags at any time", inStatement("TagOnCreation", { conditions: [] }), "wide-resource"],
    ["tags on what is there", inStatement("TagInterfaces", { resources: ["*"] }), "wide-resource"],
    ["interfaces for other accounts", inStatement("LendPodInterfaces", { conditions: [] }), "wide-resource"],
    ["records of other domains", inStatement("DomainRecords", { conditions: [] }), "wide-resource"],
    ["objects of other buckets", inStatement("Objects", { resources: ["arn:aws:s3:::*"] }), "wide-resource"],
    [
      "content without the switch",
      ({ when: _when, ...one }) => (one.sid === "KeepOutOfContent" ? [] : one),
      "harmful-read",
    ],
  ])("finds %s", (_what, change, rule) => {
    expect(rulesOf(withBoundary(change))).toContain(rule);
  });

  test("declares nothing that the boundary does not hold", () => {
    const open = renderRole(alethia, { ...required, [WORKLOAD_DATA]: true }, commercial(A));
    const granted = toList<PolicyStatement>(open.workloadBoundary!.document.Statement).flatMap((one) =>
      one.Effect === "Allow" ? toList(one.Action) : [],
    );
    const { actions } = open.workloadDeclaration!;
    expect(actions.filter((pattern) => !granted.some((name) => actionMatches(pattern, name)))).toEqual([]);
    expect(role.workloadDeclaration!.actions).not.toContain("s3:GetObject");
  });
});

test("the lock holds the boundary, and changes with it", () => {
  const lockOf = (vendor: RoleVendor) =>
    buildLock(
      [
        {
          vendor: vendor.id,
          policies: vendorPrincipals(vendor).flatMap(({ inline, attached }) => [
            ...inline,
            ...attached.flatMap(({ name, document }) => (document ? [{ name, document }] : [])),
          ]),
        },
      ],
      catalogue,
    );
  const before = lockOf(alethia);
  expect(before.vendors["alethia"]?.[NAME]?.["ec2:AttachNetworkInterface"]).toEqual([
    "ec2:AttachNetworkInterface",
  ]);
  const after = lockOf(withBoundary(inStatement("RunClusters", { actions: ["*"] })));
  const added = compareLock(before, after).changes.filter(({ kind }) => kind === "pattern-added");
  expect(added.map(describeChange).join()).toContain(`alethia, ${NAME}: * is new and allows`);
});

describe("what it lets through", () => {
  const everything = {
    name: "administrator",
    document: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
  } as const;
  const inside = (action: string, resource: string, context = {}, resourceAccountId = A) =>
    evaluate(
      {
        caller: { arn: `arn:aws:iam::${A}:role/alethia/app`, accountId: A },
        action,
        resource,
        // The other account's own policy is not the question here.
        resourceAccountId: A,
        context: { "aws:ResourceAccount": resourceAccountId, ...context },
      },
      { identity: [everything], boundary: role.workloadBoundary! },
    ).effect;
  const ec2 = (kind: string) => `arn:aws:ec2:eu-west-1:${A}:${kind}`;
  const asked = { "aws:RequestTag/managed-by": "alethia" };
  const own = { "aws:ResourceTag/managed-by": "alethia" };

  test.each(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])(
    "%s: own names and other accounts",
    (pull) => {
      const repository = (account: string, name: string) =>
        inside(pull, `arn:aws:ecr:eu-west-1:${account}:repository/${name}`, {}, account);
      expect(repository(A, "alethia-app")).toBe("allowed");
      expect(repository(A, "payroll")).toBe("denied");
      // The registry of AWS's add-ons in most regions.
      expect(repository("602401143452", "eks/coredns")).toBe("allowed");
    },
  );

  test("clusters by their name", () => {
    const cluster = (name: string) => `arn:aws:eks:eu-west-1:${A}:cluster/${name}`;
    for (const action of ["eks-auth:AssumeRoleForPodIdentity", "eks:DescribeCluster"]) {
      expect(inside(action, cluster("alethia-main"))).toBe("allowed");
      expect(inside(action, cluster("theirs"))).toBe("denied");
    }
  });

  test("the tag, while something comes into being, and never on what is another's", () => {
    const tag = (kind: string, context: object) => inside("ec2:CreateTags", ec2(kind), context);
    const creating = { ...asked, "ec2:CreateAction": "CreateVolume" };
    expect(inside("ec2:CreateVolume", ec2("volume/*"), asked)).toBe("allowed");
    expect(inside("ec2:CreateVolume", ec2("volume/*"), {})).toBe("denied");
    expect(tag("volume/vol-1", creating)).toBe("allowed");
    expect(tag("volume/vol-1", asked)).toBe("denied");
    expect(tag("volume/vol-1", own)).toBe("allowed");
    expect(tag("network-interface/eni-1", asked)).toBe("allowed");
    expect(tag("network-interface/eni-1", {})).toBe("denied");
    const listener = `arn:aws:elasticloadbalancing:eu-west-1:${A}:listener/app/theirs/1/2`;
    const byCreation = { ...asked, "elasticloadbalancing:CreateAction": "CreateListener" };
    expect(inside("elasticloadbalancing:AddTags", listener, byCreation)).toBe("allowed");
    expect(inside("elasticloadbalancing:AddTags", listener, asked)).toBe("denied");
  });

  test("interfaces for other accounts only from the controller of pods' security groups", () => {
    const action = "ec2:CreateNetworkInterfacePermission";
    const owner = { "aws:ResourceTag/eks:eni:owner": "eks-vpc-resource-controller" };
    expect(inside(action, ec2("network-interface/eni-1"), owner)).toBe("allowed");
    expect(inside(action, ec2("network-interface/eni-1"), own)).toBe("denied");
  });
});

describe("what people read", () => {
  const page = readFileSync(join(__dirname, "../../docs/vendors/alethia.md"), "utf8").replace(/\s+/g, " ");
  const remains = page.slice(page.indexOf("## What remains possible"), page.indexOf("## Switches"));
  const sentences = role.grantedPermissions.join("\n");

  test("names the writes that no tag limits", () => {
    expect(sentences).toContain("any network interface of the account");
    expect(remains).toContain("any network interface of the account");
    expect(page.includes("It changes and deletes nothing else")).toBe(false);
  });

  test("names images as content", () => {
    expect(sentences).toMatch(/images in repositories named alethia-\*.* \[content\]/);
    expect(remains).toContain("other accounts' repositories");
    expect(remains).not.toContain("and no content.");
  });

  test("says nothing of roles while there are none to create", () => {
    const without = renderRole(alethia, { ...required, enable_iam: false }, commercial(A));
    expect(without.grantedPermissions.join("\n")).not.toContain("That policy");
  });

  test("names the master password", () => {
    expect(sentences).toContain("set new master passwords");
    expect(sentences).not.toContain("no login to a database");
    expect(remains).toContain("master password");
  });
});
