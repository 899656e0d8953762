/** Policies of resources in a template: they give access beside the principals' own, and are not judged. */
import { sortBesides, type Besides } from "./besides";
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
): Besides {
  const giving = Object.entries(resources)
    .filter(([, resource]) => givesAccess(resource))
    .map(([what, resource]) => {
      const text = JSON.stringify(resource);
      return { what, text, refersTo: (draft: Draft) => refersTo(text, draft) };
    });
  return sortBesides(giving, drafts);
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

function refersTo(text: string, draft: Draft): boolean {
  const id = draft.source.slice(draft.source.lastIndexOf(": ") + 2);
  const references = [
    `{"Ref":"${id}"}`,
    `{"Fn::GetAtt":["${id}",`,
    `{"Fn::GetAtt":"${id}.`,
    `\${${id}}`,
    `\${${id}.`,
  ];
  return references.some((reference) => text.includes(reference));
}
