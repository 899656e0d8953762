/** Policy resources of a template: they go to the principals that they name, or that attach them. */
import type { PrincipalKind } from "../principal";
import { hasUnknown } from "../principal";
import { stringOf } from "./parse";
import { templateDocument } from "./template-document";
import { give, type Given, type Owner, type TemplatePrincipals } from "./template-principals";
import type { TemplateResource } from "./template-resource";
import { targetsOf } from "./template-target";

const OWNER_FIELDS: readonly (readonly [field: string, kind: PrincipalKind])[] = [
  ["RoleName", "role"],
  ["Roles", "role"],
  ["UserName", "user"],
  ["Users", "user"],
  ["GroupName", "group"],
  ["Groups", "group"],
];
const TYPES = /^AWS::IAM::(Policy|ManagedPolicy|RolePolicy|UserPolicy|GroupPolicy)$/;

/** Adds the policy to its principals. One that goes to nobody is judged by itself. */
export function addPolicy(principals: TemplatePrincipals, resource: TemplateResource): void {
  const { id, type, given, written, properties } = resource;
  if (!TYPES.test(type)) return;
  const nameGiven = stringOf(properties, "PolicyName") ?? stringOf(properties, "ManagedPolicyName") ?? id;
  const name = hasUnknown(nameGiven) ? id : nameGiven;
  const read = templateDocument(name, properties["PolicyDocument"]);
  const policy: Given = {
    inline: "policy" in read ? [read.policy] : [],
    unknowns: [...resource.unknowns, ...("unknown" in read ? [read.unknown] : [])],
  };
  const owners = OWNER_FIELDS.flatMap(([field, kind]) =>
    targetsOf(written[field], given).flatMap((target) => principals.owners(kind, target, resource)),
  );
  for (const owner of owners.length > 0 ? owners : attaching(principals, resource, name)) give(owner, policy);
}

/** A managed policy may also be attached by the principal. */
function attaching(
  principals: TemplatePrincipals,
  { id, given }: TemplateResource,
  name: string,
): readonly Owner[] {
  const unclear = principals.withUnclearAttachments();
  if (unclear.length === 0) return [{ draft: principals.addAlone(id, name), certain: true }];
  return unclear.map((draft) => ({
    draft,
    certain: given.size === 0 && principals.attachesAlways(draft, id),
  }));
}
