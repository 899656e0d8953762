import type { ClientCases, OperationCase } from "./client-cases";

const refused = { code: "AccessDeniedException", status: 400 };
const forbidden = { code: "AccessDenied", status: 403 };
const RoleName = "tested";
const onRole = { RoleName };
const onUser = { UserName: "reader" };
const nobody = { UserName: "argmin-verify-1" };
const PolicyArn = "arn:aws:iam::111122223333:policy/tested-reads";
const noPolicy = "arn:aws:iam::111122223333:policy/argmin-verify-1";
const unit = "ou-abcd-11112222";
const InstanceArn = "arn:aws:sso:::instance/ssoins-1111222233334444";
const PermissionSetArn = "arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-0123456789abcdef";
const store = { IdentityStoreId: "d-1234567890" };
const UserId = "11111111-2222-4333-8444-555555555555";

const allOf = (operations: readonly string[], each: OperationCase): Record<string, OperationCase> =>
  Object.fromEntries(operations.map((operation) => [operation, each]));

export const identity: readonly ClientCases[] = [
  {
    client: "iam",
    prefix: "iam",
    denied: forbidden,
    operations: {
      ...allOf(
        [
          "ListRoles",
          "ListUsers",
          "ListGroups",
          "ListPolicies",
          "ListAccountAliases",
          "ListOpenIDConnectProviders",
          "ListSAMLProviders",
          "GetAccountSummary",
        ],
        [{}, "ok"],
      ),
      GetAccountPasswordPolicy: [{}, "NoSuchEntity"],
      ...allOf(
        [
          "GetRole",
          "ListRolePolicies",
          "ListAttachedRolePolicies",
          "ListRoleTags",
          "ListInstanceProfilesForRole",
        ],
        [onRole, "ok"],
      ),
      GetRolePolicy: [{ RoleName, PolicyName: "everything" }, "ok"],
      ...allOf(
        [
          "GetUser",
          "ListUserPolicies",
          "ListAttachedUserPolicies",
          "ListUserTags",
          "ListGroupsForUser",
          "ListAccessKeys",
          "ListMFADevices",
        ],
        [onUser, "ok"],
      ),
      GetUserPolicy: [{ ...onUser, PolicyName: "reads" }, "ok"],
      GetPolicy: [{ PolicyArn }, "ok"],
      GetPolicyVersion: [{ PolicyArn, VersionId: "v1" }, "ok"],
      ListPolicyVersions: [{ PolicyArn: noPolicy }, "NoSuchEntity"],
      GetOpenIDConnectProvider: [
        { OpenIDConnectProviderArn: "arn:aws:iam::111122223333:oidc-provider/example.com" },
        "NoSuchEntity",
      ],
      SimulatePrincipalPolicy: [
        { PolicySourceArn: "arn:aws:iam::111122223333:role/tested", ActionNames: ["s3:GetObject"] },
        "ok",
      ],
      DeleteRolePolicy: [{ RoleName, PolicyName: "argmin-verify-1" }, "NoSuchEntity"],
      DetachRolePolicy: [{ RoleName, PolicyArn: noPolicy }, "NoSuchEntity"],
      AttachRolePolicy: [{ RoleName: "argmin-verify-1", PolicyArn }, "NoSuchEntity"],
      PutRolePolicy: [{ RoleName, PolicyName: "x", PolicyDocument: "{}" }, "NotImplemented"],
      UpdateAssumeRolePolicy: [{ RoleName: "argmin-verify-1", PolicyDocument: "{}" }, "NoSuchEntity"],
      DeleteRole: [onRole, "NotImplemented"],
      DeleteRolePermissionsBoundary: [onRole, "NoSuchEntity"],
      DeleteUserPolicy: [{ ...onUser, PolicyName: "argmin-verify-1" }, "NoSuchEntity"],
      DetachUserPolicy: [{ ...onUser, PolicyArn: noPolicy }, "NoSuchEntity"],
      AttachUserPolicy: [{ ...nobody, PolicyArn }, "NoSuchEntity"],
      PutUserPolicy: [{ ...nobody, PolicyName: "x", PolicyDocument: "{}" }, "NoSuchEntity"],
      CreateAccessKey: [nobody, "NoSuchEntity"],
      CreateRole: [{ RoleName: "argmin-verify-1", AssumeRolePolicyDocument: "{}" }, "NotImplemented"],
      CreateUser: [nobody, "NotImplemented"],
    },
  },
  {
    client: "organizations",
    prefix: "organizations",
    denied: refused,
    operations: {
      ...allOf(
        [
          "DescribeOrganization",
          "ListRoots",
          "ListAccounts",
          "ListDelegatedAdministrators",
          "ListAWSServiceAccessForOrganization",
        ],
        [{}, "ok"],
      ),
      ...allOf(["ListAccountsForParent", "ListOrganizationalUnitsForParent"], [{ ParentId: "r-abcd" }, "ok"]),
      ListChildren: [{ ParentId: "r-abcd", ChildType: "ACCOUNT" }, "ok"],
      ListParents: [{ ChildId: "222233334444" }, "ok"],
      DescribeAccount: [{ AccountId: "222233334444" }, "ok"],
      DescribeOrganizationalUnit: [{ OrganizationalUnitId: unit }, "ok"],
      ListTagsForResource: [{ ResourceId: unit }, "ok"],
      ListPolicies: [{ Filter: "SERVICE_CONTROL_POLICY" }, "ok"],
      ListPoliciesForTarget: [{ TargetId: unit, Filter: "SERVICE_CONTROL_POLICY" }, "ok"],
      UntagResource: [{ ResourceId: "p-0123456789", TagKeys: ["x"] }, "TargetNotFoundException"],
      DeletePolicy: [{ PolicyId: "p-0123456789" }, "PolicyNotFoundException"],
    },
  },
  {
    client: "sso-admin",
    prefix: "sso",
    denied: refused,
    operations: {
      ListInstances: [{ MaxResults: 1 }, "ok"],
      ListPermissionSets: [{ InstanceArn }, "ok"],
      ListAccountAssignments: [{ InstanceArn, PermissionSetArn, AccountId: "111122223333" }, "ok"],
      DeletePermissionSet: [{ InstanceArn, PermissionSetArn }, "ResourceNotFoundException"],
    },
  },
  {
    client: "identitystore",
    prefix: "identitystore",
    denied: refused,
    operations: {
      ...allOf(["ListUsers", "ListGroups"], [store, "ok"]),
      ListGroupMemberships: [{ ...store, GroupId: UserId }, "ok"],
      ...allOf(["DescribeUser", "DeleteUser"], [{ ...store, UserId }, "ResourceNotFoundException"]),
    },
  },
  {
    client: "eks",
    prefix: "eks",
    denied: { code: "AccessDeniedException", status: 403 },
    operations: {
      ListClusters: [{ maxResults: 1 }, "ok"],
      ...allOf(
        ["DescribeCluster", "DeleteCluster"],
        [{ name: "argmin-verify-1" }, "ResourceNotFoundException"],
      ),
      ListNodegroups: [{ clusterName: "argmin-verify-1" }, "ResourceNotFoundException"],
    },
  },
  {
    client: "ecr",
    prefix: "ecr",
    denied: refused,
    operations: {
      DescribeRepositories: [{ maxResults: 1 }, "ok"],
      DeleteRepository: [{ repositoryName: "argmin-verify-1" }, "RepositoryNotFoundException"],
    },
  },
  {
    client: "secrets-manager",
    prefix: "secretsmanager",
    denied: refused,
    operations: {
      ListSecrets: [{ MaxResults: 1 }, "ok"],
      ...allOf(
        ["DescribeSecret", "GetSecretValue", "CancelRotateSecret"],
        [{ SecretId: "argmin-verify-1" }, "ResourceNotFoundException"],
      ),
    },
  },
  {
    client: "acm",
    prefix: "acm",
    denied: refused,
    operations: {
      ListCertificates: [{ MaxItems: 1 }, "ok"],
      ...allOf(
        ["DescribeCertificate", "DeleteCertificate"],
        [
          { CertificateArn: `arn:aws:acm:us-east-1:111122223333:certificate/${UserId}` },
          "ResourceNotFoundException",
        ],
      ),
    },
  },
  {
    client: "wafv2",
    prefix: "wafv2",
    denied: refused,
    operations: {
      ...allOf(["ListWebACLs", "ListIPSets"], [{ Scope: "REGIONAL", Limit: 1 }, "ok"]),
      DeleteIPSet: [
        { Name: "argmin-verify-1", Scope: "REGIONAL", Id: UserId, LockToken: UserId },
        "WAFNonexistentItemException",
      ],
    },
  },
  {
    client: "kms",
    prefix: "kms",
    denied: refused,
    operations: {
      ListKeys: [{}, "ok"],
      DescribeKey: [{ KeyId: UserId }, "NotFoundException"],
      CreateGrant: [
        {
          KeyId: UserId,
          GranteePrincipal: "arn:aws:iam::111122223333:role/tested",
          Operations: ["Decrypt"],
          DryRun: true,
        },
        "NotFoundException",
      ],
      Encrypt: [{ KeyId: UserId, Plaintext: new Uint8Array([1]), DryRun: true }, "NotFoundException"],
      Decrypt: [{ KeyId: UserId, CiphertextBlob: new Uint8Array([1]) }, "NotFoundException"],
      DisableKey: [{ KeyId: UserId }, "NotFoundException"],
      GenerateDataKey: [{ KeyId: UserId, KeySpec: "AES_256" }, "NotFoundException"],
    },
  },
];
