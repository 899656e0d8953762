/** IAM Identity Center and its identity store. */
import type { Call, Outcome, Service } from "../call";
import { answer, failure, text } from "../outcome";
import { json11 } from "../protocols/json";

const INSTANCE = "ssoins-1111222233334444";
const STORE = "d-1234567890";

const instanceArn = (call: Call): string => `arn:${call.state.partition}:sso:::instance/${INSTANCE}`;
const storeArn = (call: Call): string =>
  `arn:${call.state.partition}:identitystore::${call.principal.accountId}:identitystore/${text(call, "IdentityStoreId")}`;

const missing = (what: string) => (): Outcome => failure("ResourceNotFoundException", `${what} not found`);

/** Identity Center. Its actions are `sso:`. */
export const identityCenter: Service = {
  signingName: "sso",
  prefix: "sso",
  interface: "SWBExternalService",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    ListInstances: {
      answer: (call) =>
        answer({
          Instances: call.state.world.identityCenter
            ? [{ InstanceArn: instanceArn(call), IdentityStoreId: STORE, Status: "ACTIVE" }]
            : [],
        }),
    },
    ListPermissionSets: {
      resource: (call) => text(call, "InstanceArn"),
      answer: () => answer({ PermissionSets: [] }),
    },
    ListAccountAssignments: {
      resource: (call) => text(call, "InstanceArn"),
      answer: () => answer({ AccountAssignments: [] }),
    },
    DeletePermissionSet: {
      resource: (call) => text(call, "PermissionSetArn"),
      also: (call) => [{ action: "sso:DeletePermissionSet", resource: text(call, "InstanceArn") }],
      answer: missing("PermissionSet"),
    },
  },
};

const inStore =
  (reply: () => Outcome) =>
  (call: Call): Outcome =>
    text(call, "IdentityStoreId") === STORE && call.state.world.identityCenter
      ? reply()
      : missing("IdentityStore")();

/** The identity store. */
export const identityStore: Service = {
  signingName: "identitystore",
  prefix: "identitystore",
  interface: "AWSIdentityStore",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    ListUsers: { resource: storeArn, answer: inStore(() => answer({ Users: [] })) },
    ListGroups: { resource: storeArn, answer: inStore(() => answer({ Groups: [] })) },
    ListGroupMemberships: { resource: storeArn, answer: inStore(() => answer({ GroupMemberships: [] })) },
    DescribeUser: { resource: storeArn, answer: inStore(missing("USER")) },
    DeleteUser: { resource: storeArn, answer: inStore(missing("USER")) },
  },
};
