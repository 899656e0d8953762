/** A live role or user, read over the IAM API with the caller's credentials. */
import type { AttachedPolicy as SdkAttachedPolicy, IAMClient } from "@aws-sdk/client-iam";
import type { Fault } from "../../errors";
import type { NamedPolicy, PolicyDocument } from "../../iam/policy";
import { checkFaults } from "../errors";
import { isAwsManagedArn } from "../managed";
import type { AttachedPolicy, Boundary, CheckedPrincipal, UnknownPart } from "../principal";
import { documentOfText } from "./document-text";
import { refuse } from "./parse";

type Iam = typeof import("@aws-sdk/client-iam");

/** Reads the principal. What the caller may not read is unknown, never left out; a principal that is not there throws. */
export async function readLivePrincipal(arn: string, client: IAMClient, sdk: Iam): Promise<CheckedPrincipal> {
  const [, account, kind, name] = /^arn:[^:]+:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  if (account === undefined || name === undefined) return refuse(checkFaults.notRoleArn("--role-arn", arn));
  const reader = new LiveReader(client, sdk);
  const base = { name, source: arn, accountId: account };
  if (kind === "user") {
    const { User } = await client.send(new sdk.GetUserCommand({ UserName: name }));
    if (User?.Arn !== arn) return refuse(anotherPrincipal(arn, User?.Arn));
    const boundary = await reader.boundary(User?.PermissionsBoundary?.PermissionsBoundaryArn);
    const inline = await reader.userInline(name);
    const attached = [...(await reader.userAttached(name)), ...(await reader.groupsOf(name))];
    return { kind: "user", ...base, inline, attached, ...boundary, unknowns: reader.unknowns };
  }
  const { Role } = await client.send(new sdk.GetRoleCommand({ RoleName: name }));
  if (Role?.Arn !== arn) return refuse(anotherPrincipal(arn, Role?.Arn));
  const boundary = await reader.boundary(Role?.PermissionsBoundary?.PermissionsBoundaryArn);
  const inline = await reader.roleInline(name);
  const attached = await reader.roleAttached(name);
  const trust = { name: "trust policy", document: decode(Role?.AssumeRolePolicyDocument) };
  const path = Role?.Path;
  return {
    kind: "role",
    ...base,
    ...(path !== undefined && { path }),
    trust,
    inline,
    attached,
    ...boundary,
    unknowns: reader.unknowns,
  };
}

/** IAM is asked by name alone: it answers for the credentials' account, whatever account and path the ARN has. */
function anotherPrincipal(asked: string, found: string | undefined): Fault {
  return {
    field: "--role-arn",
    rule: "be the ARN of the role or user that IAM has under its name",
    value: asked,
    remedy: `IAM answered for ${found ?? "nobody"}: use credentials of the ARN's own account, and write its path.`,
  };
}

class LiveReader {
  readonly unknowns: UnknownPart[] = [];

  constructor(
    private readonly client: IAMClient,
    private readonly sdk: Iam,
  ) {}

  async roleInline(role: string): Promise<readonly NamedPolicy[]> {
    const names = await this.allowed("inline policies", async () =>
      all(
        this.sdk.paginateListRolePolicies({ client: this.client }, { RoleName: role }),
        (page) => page.PolicyNames,
      ),
    );
    return this.documents(names, async (name) => {
      const answer = await this.client.send(
        new this.sdk.GetRolePolicyCommand({ RoleName: role, PolicyName: name }),
      );
      return answer.PolicyDocument;
    });
  }

  async userInline(user: string): Promise<readonly NamedPolicy[]> {
    const names = await this.allowed("inline policies", async () =>
      all(
        this.sdk.paginateListUserPolicies({ client: this.client }, { UserName: user }),
        (page) => page.PolicyNames,
      ),
    );
    return this.documents(names, async (name) => {
      const answer = await this.client.send(
        new this.sdk.GetUserPolicyCommand({ UserName: user, PolicyName: name }),
      );
      return answer.PolicyDocument;
    });
  }

  async roleAttached(role: string): Promise<readonly AttachedPolicy[]> {
    const listed = await this.allowed("attached policies", async () =>
      all(
        this.sdk.paginateListAttachedRolePolicies({ client: this.client }, { RoleName: role }),
        (page) => page.AttachedPolicies,
      ),
    );
    return this.managed(listed);
  }

  async userAttached(user: string): Promise<readonly AttachedPolicy[]> {
    const listed = await this.allowed("attached policies", async () =>
      all(
        this.sdk.paginateListAttachedUserPolicies({ client: this.client }, { UserName: user }),
        (page) => page.AttachedPolicies,
      ),
    );
    return this.managed(listed);
  }

  /** What a user has through groups: managed policies, and inline ones as if they were attached. */
  async groupsOf(user: string): Promise<readonly AttachedPolicy[]> {
    const groups = await this.allowed("groups", async () =>
      all(
        this.sdk.paginateListGroupsForUser({ client: this.client }, { UserName: user }),
        (page) => page.Groups,
      ),
    );
    const policies = await Promise.all(groups.map(({ GroupName }) => this.ofGroup(GroupName ?? "")));
    return policies.flat().map((policy) => ({ ...policy, inherited: true }));
  }

  private async ofGroup(group: string): Promise<readonly AttachedPolicy[]> {
    const listed = await this.allowed(`attached policies of group ${group}`, async () =>
      all(
        this.sdk.paginateListAttachedGroupPolicies({ client: this.client }, { GroupName: group }),
        (page) => page.AttachedPolicies,
      ),
    );
    const names = await this.allowed(`inline policies of group ${group}`, async () =>
      all(
        this.sdk.paginateListGroupPolicies({ client: this.client }, { GroupName: group }),
        (page) => page.PolicyNames,
      ),
    );
    const inline = await this.documents(names, async (name) => {
      const answer = await this.client.send(
        new this.sdk.GetGroupPolicyCommand({ GroupName: group, PolicyName: name }),
      );
      return answer.PolicyDocument;
    });
    return [...(await this.managed(listed)), ...inline.map((policy) => ({ ...policy, awsManaged: false }))];
  }

  async boundary(arn: string | undefined): Promise<{ readonly boundary?: Boundary }> {
    if (arn === undefined) return {};
    const document = await this.managedDocument(arn);
    return {
      boundary: document ? { known: true, policy: { name: arn, document } } : { known: false, name: arn },
    };
  }

  private async managed(listed: readonly SdkAttachedPolicy[]): Promise<readonly AttachedPolicy[]> {
    return Promise.all(
      listed.map(async ({ PolicyArn: arn = "", PolicyName: name = arn }) => {
        const document = await this.managedDocument(arn);
        return { name, arn, awsManaged: isAwsManagedArn(arn), ...(document && { document }) };
      }),
    );
  }

  private async managedDocument(arn: string): Promise<PolicyDocument | undefined> {
    const [document] = await this.allowed(`content of ${arn}`, async () => {
      const { Policy } = await this.client.send(new this.sdk.GetPolicyCommand({ PolicyArn: arn }));
      const version = { PolicyArn: arn, VersionId: Policy?.DefaultVersionId };
      const { PolicyVersion } = await this.client.send(new this.sdk.GetPolicyVersionCommand(version));
      return [decode(PolicyVersion?.Document)];
    });
    return document;
  }

  private async documents(
    names: readonly string[],
    read: (name: string) => Promise<string | undefined>,
  ): Promise<readonly NamedPolicy[]> {
    const found = await Promise.all(
      names.map((name) =>
        this.allowed(`inline policy ${name}`, async () => [{ name, document: decode(await read(name)) }]),
      ),
    );
    return found.flat();
  }

  /** The answer, or nothing and a note of what could not be read. */
  private async allowed<T>(what: string, read: () => Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return await read();
    } catch (error) {
      const code = error instanceof Error ? error.name : "unknown error";
      this.unknowns.push({ what, why: `IAM answered ${code}` });
      return [];
    }
  }
}

async function all<P, T>(
  pages: AsyncIterable<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

/** IAM answers with URL-encoded JSON. */
function decode(text: string | undefined): PolicyDocument {
  return documentOfText(decodeURIComponent(text ?? ""));
}
