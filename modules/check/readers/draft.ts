/** Principals while their parts are collected from several resources. */
import type { NamedPolicy } from "../../iam/policy";
import type { AttachedPolicy, Boundary, PrincipalKind, UnknownPart } from "../principal";
import { documentOf } from "./document-text";

/** A principal while its parts are collected. */
export interface Draft {
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly source: string;
  readonly path?: string;
  readonly accountId?: string;
  trust?: NamedPolicy;
  boundary?: Boundary;
  readonly inline: NamedPolicy[];
  readonly attached: AttachedPolicy[];
  readonly unknowns: UnknownPart[];
  /** Names that a reader made up, because the input does not tell them. */
  readonly standIns: string[];
}

/** A principal of which nothing is known yet. */
export function emptyDraft(kind: PrincipalKind, name: string, source: string): Draft {
  return { kind, name, source, inline: [], attached: [], unknowns: [], standIns: [] };
}

/** Something that may give permissions and cannot be read: judged as a policy of which only that is known. */
export function unreadDraft(what: string, why: string, source: string): Draft {
  return { ...emptyDraft("policy", what, `${source}: ${what}`), unknowns: [{ what, why }] };
}

/** Adds a document, or that it is not known. */
export function addDocument(draft: Draft, name: string, text: unknown): void {
  const read = documentOf(name, text);
  if ("unknown" in read) draft.unknowns.push(read.unknown);
  else draft.inline.push(read.policy);
}
