/** Memberships of a template: a user has what its groups have. */
import { documentOnlySometimes } from "../sometimes";
import { NO_SWITCHES } from "./fn-if";
import type { Owner, TemplatePrincipals } from "./template-principals";
import type { TemplateResource } from "./template-resource";
import { targetsOf, type Target } from "./template-target";

/** Puts users into groups: by the user's own property, or by a resource that names both. */
export function addMembership(principals: TemplatePrincipals, resource: TemplateResource): void {
  const { id, type, given, written } = resource;
  const isUser = type === "AWS::IAM::User";
  if (!isUser && type !== "AWS::IAM::UserToGroupAddition") return;
  const groups = targetsOf(written[isUser ? "Groups" : "GroupName"], given);
  const users: readonly Target[] = isUser ? [{ id, sometimes: false }] : targetsOf(written["Users"], given);
  // A user's own property holds whenever the user is there.
  const from = isUser ? { ...resource, given: NO_SWITCHES } : resource;
  const members = users.flatMap((user) => principals.owners("user", user, from));
  const joined = groups.flatMap((group) => principals.owners("group", group, from));
  for (const member of members) for (const group of joined) join(member, group);
  if (isUser) return;
  if (members.length === 0 || groups.length === 0)
    principals.addAlone(id, id).unknowns.push({ what: id, why: "who joins which group is not known" });
  for (const { draft } of members) draft.unknowns.push(...resource.unknowns);
}

function join(member: Owner, group: Owner): void {
  const { name, attached, inline, unknowns } = group.draft;
  const certain = member.certain && group.certain;
  const named = inline.map(({ name: policy, document }) => ({
    name: `${name}: ${policy}`,
    awsManaged: false,
    document: certain ? document : documentOnlySometimes(document),
  }));
  const { draft } = member;
  const others = attached.filter(({ arn }) => !draft.attached.some((own) => own.arn === arn));
  draft.attached.push(...[...others, ...named].map((policy) => ({ ...policy, inherited: true as const })));
  draft.unknowns.push(...unknowns);
}
