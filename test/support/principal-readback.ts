/** Roles and users as the emulator's IAM knows them, with their inline and their customer managed policies. */
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAttachedUserPoliciesCommand,
  ListPoliciesCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  type IAMClient,
} from "@aws-sdk/client-iam";
import type { PolicyDocument } from "../../modules/iam/policy";
import type { RenderedPolicy, RenderedPrincipal } from "../../modules/vendors/render";
import { readRole } from "./iam-readback";

/** What there is of a principal, in the words of the model. */
export interface LivePrincipal {
  readonly arn: string;
  readonly path: string;
  readonly trust?: PolicyDocument;
  /** Sorted by name. */
  readonly policies: readonly RenderedPolicy[];
  /** Sorted. */
  readonly awsManagedPolicyArns: readonly string[];
  readonly permissionsBoundaryArn?: string;
}

/** Reads the role or the user that the model describes. */
export async function readPrincipal(iam: IAMClient, expected: RenderedPrincipal): Promise<LivePrincipal> {
  if (expected.kind === "role") {
    const { arn, path, trust, policies, attachedPolicyArns, permissionsBoundaryArn } = await readRole(
      iam,
      expected.name,
    );
    return {
      arn,
      path,
      trust,
      ...(await withAttached(iam, policies, attachedPolicyArns)),
      ...(permissionsBoundaryArn !== undefined && { permissionsBoundaryArn }),
    };
  }
  const UserName = expected.name;
  const { User } = await iam.send(new GetUserCommand({ UserName }));
  const { PolicyNames } = await iam.send(new ListUserPoliciesCommand({ UserName }));
  const inline: RenderedPolicy[] = [];
  for (const PolicyName of PolicyNames ?? []) {
    const policy = await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }));
    inline.push({ name: PolicyName, document: documentOf(policy.PolicyDocument) });
  }
  const attached = await iam.send(new ListAttachedUserPoliciesCommand({ UserName }));
  const arns = (attached.AttachedPolicies ?? []).map((policy) => policy.PolicyArn ?? "");
  const boundary = User?.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    arn: User?.Arn ?? "",
    path: User?.Path ?? "",
    ...(await withAttached(iam, inline, arns)),
    ...(boundary !== undefined && { permissionsBoundaryArn: boundary }),
  };
}

async function withAttached(
  iam: IAMClient,
  inline: readonly RenderedPolicy[],
  arns: readonly string[],
): Promise<Pick<LivePrincipal, "policies" | "awsManagedPolicyArns">> {
  const managed: RenderedPolicy[] = [];
  for (const arn of arns.filter((one) => !one.includes(":iam::aws:")))
    managed.push(await readManaged(iam, arn));
  return {
    policies: [...inline, ...managed].sort((a, b) => (a.name < b.name ? -1 : 1)),
    awsManagedPolicyArns: arns.filter((one) => one.includes(":iam::aws:")).sort(),
  };
}

/** Reads the current version of a customer managed policy. */
export async function readManaged(iam: IAMClient, arn: string): Promise<RenderedPolicy> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  const version = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: Policy?.DefaultVersionId }),
  );
  return {
    name: Policy?.PolicyName ?? "",
    managedArn: arn,
    document: documentOf(version.PolicyVersion?.Document),
  };
}

/** Names of everything that a vendor's module may leave behind: users and customer managed policies. */
export async function leftovers(iam: IAMClient): Promise<readonly string[]> {
  const { Users } = await iam.send(new ListUsersCommand({}));
  const { Policies } = await iam.send(new ListPoliciesCommand({ Scope: "Local" }));
  return [
    ...(Users ?? []).map((user) => user.UserName ?? ""),
    ...(Policies ?? []).map((policy) => policy.PolicyName ?? ""),
  ].sort();
}

function documentOf(text: string | undefined): PolicyDocument {
  return JSON.parse(decodeURIComponent(text ?? "")) as PolicyDocument;
}
