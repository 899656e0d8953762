/** A CloudFormation template: the IAM resources in it, before any parameter is known. */
import { checkFaults } from "../errors";
import type { CheckedPrincipal } from "../principal";
import { unreadDraft } from "./draft";
import { isObject, refuse } from "./parse";
import { templateBesides } from "./template-besides";
import { addMembership } from "./template-membership";
import { addPolicy } from "./template-policy";
import { TemplatePrincipals } from "./template-principals";
import { templateResource } from "./template-resource";
import { parseTemplate } from "./template-text";
import { unreadResource, unreadTransforms } from "./template-unread";

/**
 * Principals of a template. What depends on a condition is judged as if it were there, but for a denial and for the
 * condition of a statement: those are judged as if they were not. What is not read is a principal that is not known.
 */
export function readTemplate(text: string, source: string, field: string): readonly CheckedPrincipal[] {
  const template = parseTemplate(text, field);
  if (!isObject(template) || !isObject(template["Resources"])) return refuse(checkFaults.notTemplate(field));
  const principals = new TemplatePrincipals(source);
  const unread = [...unreadTransforms(template)];
  const read = Object.entries(template["Resources"]).flatMap(([id, written]) => {
    const resource = templateResource(id, written);
    if (resource !== undefined) return [resource];
    const why = unreadResource(id, written);
    if (why !== undefined) unread.push({ what: id, why });
    return [];
  });
  for (const resource of read) principals.add(resource);
  for (const resource of read) addPolicy(principals, resource);
  for (const resource of read) addMembership(principals, resource);
  const { named, others } = templateBesides(template["Resources"], principals.drafts());
  const drafts = [
    ...principals.drafts().map((draft) => (others.length > 0 ? { ...draft, besides: others } : draft)),
    ...[...unread, ...named].map(({ what, why }) => unreadDraft(what, why, source)),
  ];
  return drafts.length > 0 ? drafts : refuse(checkFaults.noPrincipal(field));
}
