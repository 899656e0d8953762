/** Reads a role or a user from IAM: itself, its inline policies, what is attached, its groups. */
import type { TestedPrincipal } from "../grants/probe";
import type { PolicyDocument } from "../iam/policy";
import { decodeDocument, type IamReader } from "./iam-reader";
import type { AttachedPolicy, LiveBasics, LivePrincipal, Read } from "./live";

/** IAM's operations and members for the two kinds of principal. */
const WORDS = {
  role: { name: "RoleName", member: "Role", get: "GetRole", of: "Role" },
  user: { name: "UserName", member: "User", get: "GetUser", of: "User" },
} as const;

/** ARNs of managed policies whose documents are compared. */
export interface ComparedPolicies {
  readonly attached: ReadonlySet<string>;
  readonly unattached: readonly string[];
}

/** Reads all parts side by side. */
export async function readLive(
  reader: IamReader,
  principal: TestedPrincipal,
  compared: ComparedPolicies,
): Promise<LivePrincipal> {
  const isUser = principal.kind === "user";
  const [basics, inline, attached, unattached, groups] = await Promise.all([
    readBasics(reader, principal),
    readInline(reader, principal),
    readAttached(reader, principal, compared.attached),
    Promise.all(compared.unattached.map(async (arn) => [arn, await readManaged(reader, arn)] as const)),
    isUser ? readGroups(reader, principal.name) : undefined,
  ]);
  return { basics, inline, attached, unattached: Object.fromEntries(unattached), ...(groups && { groups }) };
}

/** `GetRole`; without the right to that, the role's entry in `ListRoles`, which says nothing of its boundary. */
async function readBasics(reader: IamReader, principal: TestedPrincipal): Promise<Read<LiveBasics>> {
  const { get, name, member } = WORDS[principal.kind];
  const read = await reader.one(get, { [name]: principal.name });
  if (read.kind === "read") return { ...read, value: basicsOf(record(read.value[member]), true) };
  if (read.kind !== "not-readable" || principal.kind === "user") return read;
  const list = await reader.all("ListRoles", { MaxItems: 1000 }, "Roles");
  if (list.kind !== "read") return list.kind === "failed" ? list : read;
  const entry = list.value.map(record).find((role) => role["Arn"] === principal.arn);
  return entry ? { ...list, value: basicsOf(entry, false) } : read;
}

function basicsOf(entry: Readonly<Record<string, unknown>>, complete: boolean): LiveBasics {
  const trust = decodeDocument(entry["AssumeRolePolicyDocument"]);
  const seconds = entry["MaxSessionDuration"];
  const arn = entry["Arn"];
  const boundary = record(entry["PermissionsBoundary"])["PermissionsBoundaryArn"];
  return {
    ...(typeof arn === "string" && { arn }),
    ...(trust && { trust }),
    ...(typeof seconds === "number" && { maxSessionDuration: seconds }),
    ...(complete && { boundaryArn: typeof boundary === "string" ? boundary : "none" }),
  };
}

async function readInline(reader: IamReader, principal: TestedPrincipal): Promise<LivePrincipal["inline"]> {
  const { of, name } = WORDS[principal.kind];
  const list = await reader.all(`List${of}Policies`, { [name]: principal.name }, "PolicyNames");
  if (list.kind !== "read") return list;
  const documents = await Promise.all(
    list.value.map(async (policy) => {
      const read = await reader.one(`Get${of}Policy`, { [name]: principal.name, PolicyName: policy });
      return [String(policy), documentIn(read, "PolicyDocument")] as const;
    }),
  );
  return { ...list, value: Object.fromEntries(documents) };
}

async function readAttached(
  reader: IamReader,
  principal: TestedPrincipal,
  described: ReadonlySet<string>,
): Promise<LivePrincipal["attached"]> {
  const { of, name } = WORDS[principal.kind];
  const list = await reader.all(`ListAttached${of}Policies`, { [name]: principal.name }, "AttachedPolicies");
  if (list.kind !== "read") return list;
  const policies = await Promise.all(
    list.value.map(async (entry): Promise<AttachedPolicy> => {
      const arn = String(record(entry)["PolicyArn"]);
      return described.has(arn) ? { arn, document: await readManaged(reader, arn) } : { arn };
    }),
  );
  return { ...list, value: policies };
}

async function readManaged(reader: IamReader, arn: string): Promise<Read<PolicyDocument>> {
  const policy = await reader.one("GetPolicy", { PolicyArn: arn });
  if (policy.kind !== "read") return policy;
  const version = record(policy.value["Policy"])["DefaultVersionId"];
  const read = await reader.one("GetPolicyVersion", { PolicyArn: arn, VersionId: version });
  if (read.kind !== "read") return read;
  return documentIn({ ...read, value: record(read.value["PolicyVersion"]) }, "Document");
}

async function readGroups(reader: IamReader, user: string): Promise<Read<readonly string[]>> {
  const list = await reader.all("ListGroupsForUser", { UserName: user }, "Groups");
  if (list.kind !== "read") return list;
  return { ...list, value: list.value.map((group) => String(record(group)["GroupName"])) };
}

function documentIn(read: Read<Readonly<Record<string, unknown>>>, member: string): Read<PolicyDocument> {
  if (read.kind !== "read") return read;
  const document = decodeDocument(read.value[member]);
  return document
    ? { ...read, value: document }
    : { kind: "not-readable", ...(read.reply && { reply: read.reply }) };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
