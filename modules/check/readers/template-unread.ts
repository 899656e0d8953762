/** Parts of a template that may make principals or attach policies, and that this reader does not follow. */
import { isObject, stringOf, type JsonObject } from "./parse";
import type { UnknownPart } from "../principal";

/** IAM's resources that give nobody a permission: who may use them is said in the roles. */
const WITHOUT_PERMISSIONS = [
  ...[
    "AccessKey",
    "InstanceProfile",
    "OIDCProvider",
    "SAMLProvider",
    "ServerCertificate",
    "VirtualMFADevice",
  ],
  // An AWS service defines the policies of its role, and nobody else can assume it.
  "ServiceLinkedRole",
].map((name) => `AWS::IAM::${name}`);

const ELSEWHERE = "its resources are not part of this input";

/** Types by how they begin, and why each is not read. The first that fits counts. */
const TYPES: readonly (readonly [prefix: string, why: string])[] = [
  ["AWS::CloudFormation::Stack", ELSEWHERE],
  ["AWS::ServiceCatalog::CloudFormationProvisionedProduct", ELSEWHERE],
  ["AWS::Serverless::", "AWS makes resources from it, roles among them, that are not part of this input"],
  ["AWS::SSO::", "it gives permissions through IAM Identity Center, which are not judged here"],
  ["AWS::IdentityStore::", "it gives permissions through IAM Identity Center, which are not judged here"],
  ["AWS::Organizations::Account", "AWS makes a role with every permission in the new account"],
  ["AWS::RolesAnywhere::Profile", "it lets holders of certificates assume roles"],
  ["AWS::RolesAnywhere::TrustAnchor", "it lets holders of certificates assume roles"],
  ["AWS::IAM::", "this type of IAM resource is not known here"],
];

/** Why a resource that is not read may matter; nothing when it gives no identity a permission. */
export function unreadResource(id: string, resource: unknown): string | undefined {
  if (id.startsWith("Fn::ForEach")) return "the resources that it repeats are not read";
  if (id.startsWith("Fn::")) return "what it puts in is not part of this input";
  const type = isObject(resource) ? stringOf(resource, "Type") : undefined;
  if (!isObject(resource) || type === undefined) return "it is not a resource with a type";
  if (WITHOUT_PERMISSIONS.includes(type)) return undefined;
  const [, why] = TYPES.find(([prefix]) => type.startsWith(prefix)) ?? [];
  if (why !== undefined) return why;
  if (type.endsWith("::MODULE")) return ELSEWHERE;
  if (!/^(AWS|Custom)::/.test(type)) return `what the handler of ${type} makes is not known here`;
  return Object.keys(resource).some((key) => key.startsWith("Fn::"))
    ? "what it puts in is not part of this input"
    : undefined;
}

/** Transforms that leave the template as it is written, but for functions that are read as not known. */
const PLAIN_TRANSFORMS: readonly unknown[] = ["AWS::LanguageExtensions"];

/** Macros over the whole template: they may add resources, and change those that are there. */
export function unreadTransforms(template: JsonObject): readonly UnknownPart[] {
  const declared = template["Transform"];
  const transforms: readonly unknown[] =
    declared === undefined ? [] : Array.isArray(declared) ? declared : [declared];
  return [
    ...transforms.filter((name) => !PLAIN_TRANSFORMS.includes(name)),
    ...Object.keys(template).filter((key) => key.startsWith("Fn::")),
  ].map((name) => ({
    what: typeof name === "string" ? `transform ${name}` : "transform",
    why: "it may add roles and policies, and change those that are written",
  }));
}
