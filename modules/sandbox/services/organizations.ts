/** AWS Organizations: a root, one unit, two accounts; or none of it. */
import type { Call, Operation, Outcome, Service, ServiceError } from "../call";
import { answer, failure, text } from "../outcome";
import { json11 } from "../protocols/json";

const ORGANIZATION = "o-exampleorg1";
const ROOT = "r-abcd";
const UNIT = "ou-abcd-11112222";

const arn = (call: Call, resource: string): string =>
  `arn:${call.state.partition}:organizations::${call.principal.accountId}:${resource}`;

const organizationArn = (call: Call): string => arn(call, `organization/${ORGANIZATION}`);

/** The ARN of a root, unit, account or policy by the form of its id. */
function targetArn(call: Call, id: string): string {
  if (id.startsWith("r-")) return arn(call, `root/${ORGANIZATION}/${id}`);
  if (id.startsWith("ou-")) return arn(call, `ou/${ORGANIZATION}/${id}`);
  if (id.startsWith("p-")) return arn(call, `policy/${ORGANIZATION}/service_control_policy/${id}`);
  return arn(call, `account/${ORGANIZATION}/${id}`);
}

const on =
  (parameter: string) =>
  (call: Call): string =>
    targetArn(call, text(call, parameter));

/** What Organizations says, after IAM has said yes, to an account that is not the management account. */
function closed(call: Call): ServiceError | undefined {
  switch (call.state.world.organization) {
    case "management":
      return undefined;
    case "member":
      return {
        code: "AccessDeniedException",
        message: "You don't have permissions to access this resource.",
      };
    case "none":
      return {
        code: "AWSOrganizationsNotInUseException",
        message: "Your account is not a member of an organization.",
      };
  }
}

const management = (reply: (call: Call) => Outcome, resource?: (call: Call) => string): Operation => ({
  ...(resource && { resource }),
  answer: (call) => {
    const error = closed(call);
    return error ? { kind: "error", error } : reply(call);
  },
});

/** A member account may ask which organization it is in, and nothing more. */
const anyMember = (reply: (call: Call) => Outcome): Operation => ({
  answer: (call) => {
    const error = call.state.world.organization === "none" ? closed(call) : undefined;
    return error ? { kind: "error", error } : reply(call);
  },
});

const account = (call: Call, id: string, name: string): object => ({
  Id: id,
  Arn: arn(call, `account/${ORGANIZATION}/${id}`),
  Email: `${name}@example.com`,
  Name: name,
  Status: "ACTIVE",
});

const accounts = (call: Call): object[] => [
  account(call, call.principal.accountId, "management"),
  account(call, "222233334444", "workload"),
];

const missing = (code: string, what: string) => (): Outcome =>
  failure(code, `You specified a ${what} that doesn't exist.`);

/** The organization's own description: the same for every account in it. */
const describe = (call: Call): Outcome =>
  answer({
    Organization: {
      Id: ORGANIZATION,
      Arn: organizationArn(call),
      FeatureSet: "ALL",
      MasterAccountId:
        call.state.world.organization === "management" ? call.principal.accountId : "222233334444",
      MasterAccountEmail: "management@example.com",
    },
  });

/** Organizations' table: the calls that walk the hierarchy, and its canaries. */
export const organizations: Service = {
  signingName: "organizations",
  prefix: "organizations",
  interface: "AWSOrganizationsV20161128",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    DescribeOrganization: anyMember(describe),
    ListRoots: management((call) =>
      answer({ Roots: [{ Id: ROOT, Arn: targetArn(call, ROOT), Name: "Root", PolicyTypes: [] }] }),
    ),
    ListAccounts: management((call) => answer({ Accounts: accounts(call) })),
    ListAccountsForParent: management((call) => answer({ Accounts: accounts(call) }), on("ParentId")),
    ListOrganizationalUnitsForParent: management(
      (call) =>
        answer({
          OrganizationalUnits:
            text(call, "ParentId") === ROOT
              ? [{ Id: UNIT, Arn: targetArn(call, UNIT), Name: "Workloads" }]
              : [],
        }),
      on("ParentId"),
    ),
    ListChildren: management(() => answer({ Children: [] }), on("ParentId")),
    ListParents: management(() => answer({ Parents: [{ Id: ROOT, Type: "ROOT" }] }), on("ChildId")),
    DescribeAccount: management(
      (call) => answer({ Account: account(call, text(call, "AccountId"), "workload") }),
      on("AccountId"),
    ),
    DescribeOrganizationalUnit: management(
      (call) => answer({ OrganizationalUnit: { Id: UNIT, Arn: targetArn(call, UNIT), Name: "Workloads" } }),
      on("OrganizationalUnitId"),
    ),
    ListTagsForResource: management(() => answer({ Tags: [] }), on("ResourceId")),
    ListPolicies: management(() => answer({ Policies: [] })),
    ListPoliciesForTarget: management(() => answer({ Policies: [] }), on("TargetId")),
    ListDelegatedAdministrators: management(() => answer({ DelegatedAdministrators: [] })),
    ListAWSServiceAccessForOrganization: management(() => answer({ EnabledServicePrincipals: [] })),
    UntagResource: management(
      missing("TargetNotFoundException", "root, OU, account, or policy"),
      on("ResourceId"),
    ),
    DeletePolicy: management(missing("PolicyNotFoundException", "policy"), on("PolicyId")),
  },
};
