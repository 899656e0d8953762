/** What the sandbox knows of IAM: accounts with their roles, users and OIDC providers. Plain, readonly data. */
import type { NamedPolicy, PolicyDocument } from "../iam/policy";

/** The fake accounts of every example and test: the customer, the vendor, and somebody who has no business here. */
export const CUSTOMER_ACCOUNT = "111122223333";
export const VENDOR_ACCOUNT = "999988887777";
export const STRANGER_ACCOUNT = "444455556666";

/** A customer managed (or AWS managed) policy as `GetPolicy` and `GetPolicyVersion` show it. */
export interface ManagedPolicy {
  readonly arn: string;
  readonly document: PolicyDocument;
}

/** What roles and users have in common: name, path, policies, limits. */
export interface SandboxIdentity {
  readonly name: string;
  /** Begins and ends with `/`; default `/`. */
  readonly path?: string;
  /** Inline policies by name. */
  readonly inline?: Readonly<Record<string, PolicyDocument>>;
  readonly attached?: readonly ManagedPolicy[];
  readonly boundary?: ManagedPolicy;
  readonly tags?: Readonly<Record<string, string>>;
}

/** One role as it exists in the account: what the IAM API would answer about it. */
export interface SandboxRole extends SandboxIdentity {
  readonly trust: PolicyDocument;
  /** Seconds, 3600 to 43200; default 3600 (IAM's own default). */
  readonly maxSessionDuration?: number;
  /** Managed policies of the account that are attached to nobody, such as the boundary of what the role creates. */
  readonly unattached?: readonly ManagedPolicy[];
}

/** A long-term key pair. */
interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** One IAM user. Users of the sandbox's customer that bring no key are given one. */
export interface SandboxUser extends SandboxIdentity {
  readonly accessKey?: AccessKey;
}

/** One IAM OIDC identity provider. */
export interface OidcProvider {
  /** Issuer, `https://` and host (and path): the `iss` claim has to be the same text. */
  readonly url: string;
  /** Audiences the provider accepts. */
  readonly clientIds: readonly string[];
  /** Public keys of the issuer. With keys a token's signature is checked; without, its claims are believed. */
  readonly keys?: readonly JsonWebKey[];
}

/** The public half of an issuer's signing key, as in a JWKS document. */
interface JsonWebKey {
  readonly kid?: string;
  readonly kty: string;
  readonly [member: string]: unknown;
}

/** One AWS account. */
export interface Account {
  /** Twelve digits. */
  readonly id: string;
  readonly roles: readonly SandboxRole[];
  readonly users: readonly SandboxUser[];
  readonly oidcProviders?: readonly OidcProvider[];
  /** Service control policies over the account's principals, one list a level of the organization. */
  readonly serviceControl?: readonly (readonly NamedPolicy[])[];
  /** Resource control policies over the account's resources. */
  readonly resourceControl?: readonly (readonly NamedPolicy[])[];
}

/** ARN of a role, path included. */
export function roleArn(partition: string, accountId: string, role: SandboxRole): string {
  return `arn:${partition}:iam::${accountId}:role${role.path ?? "/"}${role.name}`;
}

/** ARN of a user, path included. */
export function userArn(partition: string, accountId: string, user: SandboxUser): string {
  return `arn:${partition}:iam::${accountId}:user${user.path ?? "/"}${user.name}`;
}

/** ARN of an OIDC provider: its URL without the scheme. */
export function providerArn(partition: string, accountId: string, provider: OidcProvider): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${issuerHost(provider)}`;
}

/** The issuer as trust policies write it in condition keys: without `https://`. */
export function issuerHost(provider: OidcProvider): string {
  return provider.url.replace(/^https:\/\//, "").replace(/\/$/, "");
}

/** Every identity policy of a role or user, inline ones first, each under the name that decisions speak of. */
export function identityPolicies({ inline = {}, attached = [] }: SandboxIdentity): readonly NamedPolicy[] {
  return [
    ...Object.entries(inline).map(([name, document]) => ({ name, document })),
    ...attached.map(({ arn, document }) => ({ name: arn, document })),
  ];
}
