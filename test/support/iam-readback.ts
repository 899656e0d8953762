/** A role as the IAM API describes it, for comparison with what the model says. */
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
} from "@aws-sdk/client-iam";
import type { NamedPolicy, PolicyDocument } from "../../modules/iam/policy";

export interface LiveRole {
  readonly arn: string;
  readonly id: string;
  readonly path: string;
  readonly trust: PolicyDocument;
  /** Inline policies, by name. */
  readonly policies: readonly NamedPolicy[];
  readonly attachedPolicyArns: readonly string[];
  readonly permissionsBoundaryArn?: string;
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** A client of the emulator's IAM. */
export function iamClient(endpoint: string): IAMClient {
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  return new IAMClient({ endpoint, region: "us-east-1", credentials });
}

/** The names of all roles that exist. */
export async function roleNames(iam: IAMClient): Promise<readonly string[]> {
  const { Roles } = await iam.send(new ListRolesCommand({}));
  return (Roles ?? []).map((role) => role.RoleName ?? "").sort();
}

/** Reads everything that makes up a role. */
export async function readRole(iam: IAMClient, name: string): Promise<LiveRole> {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
  if (!Role) throw new Error(`IAM answered without the role ${name}.`);
  const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName: name }));
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name }));
  const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName: name }));
  const boundary = Role.PermissionsBoundary?.PermissionsBoundaryArn;
  const policies: NamedPolicy[] = [];
  for (const policyName of [...(PolicyNames ?? [])].sort()) {
    const policy = await iam.send(new GetRolePolicyCommand({ RoleName: name, PolicyName: policyName }));
    policies.push({ name: policyName, document: documentOf(policy.PolicyDocument) });
  }
  return {
    arn: Role.Arn ?? "",
    id: Role.RoleId ?? "",
    path: Role.Path ?? "",
    trust: documentOf(Role.AssumeRolePolicyDocument),
    policies,
    attachedPolicyArns: (attached.AttachedPolicies ?? []).map((policy) => policy.PolicyArn ?? "").sort(),
    ...(boundary !== undefined && { permissionsBoundaryArn: boundary }),
    maxSessionDuration: Role.MaxSessionDuration ?? 0,
    tags: Object.fromEntries((Tags ?? []).map((tag) => [tag.Key ?? "", tag.Value ?? ""])),
  };
}

/** IAM hands documents out percent-encoded. */
function documentOf(text: string | undefined): PolicyDocument {
  return JSON.parse(decodeURIComponent(text ?? "")) as PolicyDocument;
}
