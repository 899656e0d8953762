/** Policies of resources in a template: they give access beside the principals' own, and are not judged. */
import type { UnknownPart } from "../principal";
import type { Draft } from "./draft";
import { isObject, stringOf } from "./parse";

/** Types that give access by themselves, beside those that hold a policy document which names somebody. */
const GIVES_ACCESS = [
  /^AWS::Lambda::(LayerVersion)?Permission$/,
  /^AWS::RAM::ResourceShare$/,
  /^AWS::LakeFormation::/,
  /^AWS::EKS::AccessEntry$/,
  /^AWS::S3::AccessGrant$/,
  /^AWS::(?!IAM::).*::\w*(ResourcePolicy|BucketPolicy|TopicPolicy|QueuePolicy|EventBusPolicy|AccessPolicy)$/,
];

/** Looks the principals up in everything that gives access: what the named ones get cannot be told. */
export function templateBesides(
  resources: Readonly<Record<string, unknown>>,
  drafts: readonly Draft[],
): { readonly named: readonly UnknownPart[]; readonly others: readonly string[] } {
  const found = Object.entries(resources)
    .filter(([, resource]) => givesAccess(resource))
    .map(([id, resource]) => ({ id, who: drafts.find((draft) => names(resource, draft)) }));
  return {
    named: found.flatMap(({ id, who }) => {
      if (!who) return [];
      const why = `it names ${who.kind} ${who.name}, or whom that trusts; policies of resources are not judged`;
      return [{ what: id, why }];
    }),
    others: found.flatMap(({ id, who }) => (who ? [] : [id])).sort(),
  };
}

function givesAccess(resource: unknown): boolean {
  if (!isObject(resource)) return false;
  const type = stringOf(resource, "Type") ?? "";
  if (type.startsWith("AWS::IAM::")) return false;
  return GIVES_ACCESS.some((pattern) => pattern.test(type)) || holdsPolicy(resource["Properties"]);
}

/** Whether a statement that names somebody stands in the value, at any depth. */
function holdsPolicy(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPolicy);
  if (!isObject(value)) return false;
  const isStatement = "Effect" in value && ("Principal" in value || "NotPrincipal" in value);
  return isStatement || Object.values(value).some(holdsPolicy);
}

function names(resource: unknown, draft: Draft): boolean {
  if (draft.kind === "policy") return false;
  const text = JSON.stringify(resource);
  const id = draft.source.slice(draft.source.lastIndexOf(": ") + 2);
  const isReferred = [
    `{"Ref":"${id}"}`,
    `{"Fn::GetAtt":["${id}",`,
    `{"Fn::GetAtt":"${id}.`,
    `\${${id}}`,
    `\${${id}.`,
  ];
  if (isReferred.some((reference) => text.includes(reference))) return true;
  const named = [...text.matchAll(/:(?:role|user)\/([\w+=,.@/-]+)/g)].map(([, path]) =>
    path?.split("/").at(-1),
  );
  return named.includes(draft.name) || trustedAccounts(draft).some((account) => text.includes(account));
}

function trustedAccounts({ trust }: Draft): readonly string[] {
  const text = JSON.stringify(trust?.document ?? null);
  const found = text.match(/arn:[^:"]*:(?:iam|sts)::\d{12}|"\d{12}"/g) ?? [];
  return found.map((account) => account.replace(/"/g, "").slice(-12));
}
