/** Random questions for the evaluator: a request, and random policies on every layer that may have a say in it. */
import fc from "fast-check";
import type { AccessRequest, PolicyLayers, RequestContext } from "../../modules/iam/decision";
import { document, policies, type Occasion } from "./evaluate-arbitrary-policy";
import { CALLERS, CUSTOMER, FAMILIES, SUBJECTS, TAG_KEYS } from "./evaluate-vocabulary";

/** A question and every policy that has a say in it. */
export interface Question {
  readonly request: AccessRequest;
  readonly layers: PolicyLayers;
}

const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const entry = <T extends string | string[]>(key: string, values: fc.Arbitrary<T>) =>
  mostly(values).map((value): readonly [string, T | undefined] => [key, value]);

const context: fc.Arbitrary<RequestContext> = fc
  .tuple(
    ...FAMILIES.map(({ key, requestValues }) => entry(key, fc.constantFrom(...requestValues))),
    entry("aws:PrincipalTag/year", fc.constantFrom("2026", "2025")),
    entry(
      TAG_KEYS.key,
      fc.uniqueArray(fc.constantFrom(...TAG_KEYS.requestValues), { minLength: 1, maxLength: 3 }),
    ),
  )
  .map((entries) => {
    const present: Record<string, string | string[]> = {};
    for (const [key, value] of entries) if (value !== undefined) present[key] = value;
    return present;
  });

/** A request by any kind of caller, of either account, to a resource of the customer. */
export const question: fc.Arbitrary<Question> = fc
  .record({ subject: fc.constantFrom(...SUBJECTS), caller: fc.constantFrom(...CALLERS) })
  .chain((occasion) =>
    fc.record({
      request: context.map((keys) => ({
        caller: occasion.caller,
        ...occasion.subject,
        resourceAccountId: CUSTOMER,
        context: keys,
      })),
      layers: layersFor(occasion),
    }),
  );

function layersFor(occasion: Occasion): fc.Arbitrary<PolicyLayers> {
  const { subject, caller } = occasion;
  const isTrust = subject.action.startsWith("sts:");
  const hasPolicies = caller.type === undefined;
  const isOwed = isTrust || subject.action.startsWith("kms:");
  const absent = fc.constant(undefined);
  const resource = document(isTrust ? "trust" : "resource", occasion, 3);
  return fc
    .record({
      identity: hasPolicies ? policies("identity", "identity", occasion) : fc.constant([]),
      resource: isOwed ? resource : mostly(resource),
      boundary: hasPolicies ? seldom(document("limit", occasion, 2)) : absent,
      session: caller.roleArn === undefined ? absent : seldom(document("limit", occasion, 2)),
      serviceControl: hasPolicies
        ? seldom(fc.array(policies("limit", "scp", occasion), { maxLength: 2 }))
        : absent,
      resourceControl: seldom(fc.array(policies("resourceControl", "rcp", occasion), { maxLength: 2 })),
    })
    .map((layers) => ({
      identity: layers.identity,
      ...(layers.resource && { resource: { name: "resource", document: layers.resource } }),
      ...(layers.boundary && { boundary: { name: "boundary", document: layers.boundary } }),
      ...(layers.session && { session: [{ name: "session", document: layers.session }] }),
      ...(layers.serviceControl && { serviceControl: layers.serviceControl }),
      ...(layers.resourceControl && { resourceControl: layers.resourceControl }),
    }));
}
