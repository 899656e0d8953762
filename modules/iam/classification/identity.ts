/** Who people are, what they may do, and what lets them in. */
import { reviewed, type Classification } from "../classification";

const SESSION = "It returns credentials or a token with which its holder acts as somebody.";
const RECON = "It shows who may do what, which is what an intruder looks for first.";
const PEOPLE = "It shows people: names, e-mail addresses or groups.";

export const IDENTITY: readonly Classification[] = [
  ...reviewed("credentials", SESSION, "sts", "GetSessionToken GetServiceBearerToken"),
  ...reviewed("security", "It tells which account an access key belongs to.", "sts", "GetAccessKeyInfo"),
  ...reviewed(
    "credentials",
    SESSION,
    "signin",
    `Authenticate AuthorizeOAuth2Access CreateOAuth2Token IntrospectOAuth2Token`,
  ),
  ...reviewed("credentials", SESSION, "eks-auth", "AssumeRoleForPodIdentity"),
  ...reviewed(
    "credentials",
    SESSION,
    "cognito-identity",
    `GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity`,
  ),
  ...reviewed(
    "content",
    "It shows the users of the customer's applications.",
    "cognito-identity",
    "DescribeIdentity ListIdentities LookupDeveloperIdentity",
  ),
  ...reviewed(
    "secrets",
    "It returns the secret of an app client or of an identity provider.",
    "cognito-idp",
    `DescribeUserPoolClient ListUserPoolClientSecrets DescribeIdentityProvider
     GetIdentityProviderByIdentifier`,
  ),
  ...reviewed(
    "changes-state",
    "It sends a verification code to a user.",
    "cognito-idp",
    "GetUserAttributeVerificationCode",
  ),
  ...reviewed(
    "content",
    "It shows the users of the customer's applications.",
    "cognito-idp",
    `AdminGetDevice AdminGetUser AdminGetUserAuthFactors AdminListDevices AdminListGroupsForUser
     AdminListUserAuthEvents GetDevice GetUser ListDevices ListUsers ListUsersInGroup`,
  ),
  ...reviewed(
    "content",
    "It returns what users' apps have stored.",
    "cognito-sync",
    "QueryRecords ListRecords",
  ),
  ...reviewed(
    "security",
    RECON,
    "iam",
    `GetAccountAuthorizationDetails GetCredentialReport GenerateCredentialReport GetAccountPasswordPolicy
     GetPolicyVersion GetRole GetRolePolicy GetUserPolicy GetGroupPolicy GetLoginProfile GetMFADevice
     GetAccessKeyLastUsed GetSSHPublicKey GetSAMLProvider GetServerCertificate GetDelegationRequest
     GetHumanReadableSummary GetOutboundWebIdentityFederationInfo GetServiceLastAccessedDetails
     GetServiceLastAccessedDetailsWithEntities GenerateServiceLastAccessedDetails
     GetOrganizationsAccessReport GenerateOrganizationsAccessReport SimulateCustomPolicy
     SimulatePrincipalPolicy ListAccessKeys ListEntitiesForPolicy ListMFADevices ListVirtualMFADevices
     ListOrganizationsFeatures ListPoliciesGrantingServiceAccess ListSSHPublicKeys
     ListServiceSpecificCredentials ListSigningCertificates`,
  ),
  ...reviewed(
    "security",
    "It shows every role with its trust policy, other vendors' external IDs among it.",
    "iam",
    "ListRoles",
  ),
  ...reviewed("personal-data", PEOPLE, "iam", "GetUser ListUsers GetGroup GetAccountEmailAddress"),
  ...reviewed(
    "personal-data",
    "It shows accounts with the names and e-mail addresses of their owners.",
    "organizations",
    `DescribeAccount DescribeCreateAccountStatus DescribeHandshake DescribeOrganization ListAccounts
     ListAccountsForParent ListCreateAccountStatus ListDelegatedAdministrators ListHandshakesForAccount
     ListHandshakesForOrganization`,
  ),
  ...reviewed(
    "security",
    RECON,
    "organizations",
    `DescribeEffectivePolicy DescribePolicy DescribeResourcePolicy ListPolicies ListPoliciesForTarget
     ListAWSServiceAccessForOrganization`,
  ),
  ...reviewed(
    "personal-data",
    "It shows the people who answer for the account.",
    "account",
    `GetAlternateContact GetContactInformation GetPrimaryEmail GetPrimaryEmailUpdateStatus
     GetAccountInformation`,
  ),
  ...reviewed(
    "personal-data",
    PEOPLE,
    "identitystore",
    `DescribeUser DescribeGroup DescribeGroupMembership GetGroupId GetGroupMembershipId GetUserId
     IsMemberInGroups ListGroupMemberships ListGroupMembershipsForMember ListGroups ListUsers`,
  ),
  ...reviewed(
    "personal-data",
    "It shows where people are signed in.",
    "identitystore-auth",
    "BatchGetSession ListSessions",
  ),
  ...reviewed(
    "personal-data",
    PEOPLE,
    "sso-directory",
    `DescribeGroup DescribeGroups DescribeUser DescribeUserByUniqueAttribute DescribeUsers GetGroupId
     GetUserId IsMemberInGroup IsMemberInGroups ListGroups ListGroupsForMember ListGroupsForUser
     ListMembersInGroup ListMfaDevicesForUser ListUsers SearchGroups SearchUsers`,
  ),
  ...reviewed(
    "security",
    "It lists the tokens that exist.",
    "sso-directory",
    "ListBearerTokens ListExternalIdPCertificates",
  ),
  ...reviewed(
    "security",
    RECON,
    "sso",
    `GetInlinePolicyForPermissionSet GetPermissionsBoundaryForPermissionSet DescribePermissionSet
     GetApplicationAuthenticationMethod ListAccountAssignments ListAccountAssignmentsForPrincipal
     ListApplicationAssignments ListApplicationAssignmentsForPrincipal ListManagedPoliciesInPermissionSet
     ListCustomerManagedPolicyReferencesInPermissionSet GetTrust GetApplicationInstance`,
  ),
  ...reviewed("personal-data", PEOPLE, "sso", "SearchGroups SearchUsers"),
  ...reviewed(
    "personal-data",
    PEOPLE,
    "ds-data",
    `DescribeGroup DescribeUser ListGroupMembers ListGroups ListGroupsForMember ListUsers SearchGroups
     SearchUsers`,
  ),
  ...reviewed(
    "security",
    RECON,
    "ds",
    `DescribeTrusts DescribeClientAuthenticationSettings DescribeSettings DescribeDirectories`,
  ),
  ...reviewed("runs", "It makes the directory test a trust with another one.", "ds", "VerifyTrust"),
  ...reviewed(
    "security",
    RECON,
    "rolesanywhere",
    `GetProfile GetTrustAnchor ListProfiles ListTrustAnchors GetSubject ListSubjects`,
  ),
  ...reviewed(
    "content",
    "It makes a decision about the customer's own application and shows its rules.",
    "verifiedpermissions",
    `GetPolicy GetPolicyTemplate GetSchema IsAuthorized IsAuthorizedWithToken`,
  ),
  ...reviewed("personal-data", PEOPLE, "user-subscriptions", "ListUserSubscriptions ListClaims"),
  ...reviewed("personal-data", PEOPLE, "license-manager-user-subscriptions", "ListUserAssociations"),
  ...reviewed("credentials", SESSION, "license-manager", "GetAccessToken"),
  ...reviewed("credentials", SESSION, "finspace-api", "GetProgrammaticAccessCredentials"),
  ...reviewed(
    "credentials",
    "It returns an address that logs a user in to a database.",
    "finspace",
    "GetKxConnectionString",
  ),
  ...reviewed("personal-data", PEOPLE, "finspace", "GetUser ListUsers GetKxUser ListKxUsers"),
  ...reviewed("personal-data", PEOPLE, "cloud9", "DescribeEnvironmentMemberships"),
  ...reviewed("credentials", SESSION, "cloud9", "CreateEnvironmentToken"),
  ...reviewed(
    "security",
    "It shows where to log in and with which public key.",
    "cloud9",
    "DescribeEC2Remote DescribeSSHRemote GetUserPublicKey",
  ),
  ...reviewed("personal-data", PEOPLE, "codestar", "DescribeUserProfile ListUserProfiles ListTeamMembers"),
  ...reviewed(
    "content",
    "It returns the objects of the directory.",
    "clouddirectory",
    `BatchRead GetObjectAttributes GetObjectInformation GetLinkAttributes ListObjectAttributes ListIndex`,
  ),
  ...reviewed(
    "personal-data",
    "It shows documents and data that prove who the customer is.",
    "customer-verification",
    "GetCustomerVerificationDetails",
  ),
];
