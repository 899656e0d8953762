/** Random policies of each kind, half of the time about what is asked. */
import fc from "fast-check";
import type { Caller } from "../../modules/iam/decision";
import type { NamedPolicy, PolicyDocument, PolicyStatement, PrincipalBlock } from "../../modules/iam/policy";
import {
  ACTIONS,
  FAMILIES,
  INCOMPLETE_ARNS,
  PRINCIPALS,
  RESOURCES,
  TAG_KEYS,
  type Subject,
} from "./evaluate-vocabulary";

/** What the policies are written around. */
export interface Occasion {
  readonly subject: Subject;
  readonly caller: Caller;
}

/** Kinds of policies, by the elements that they have. `limit`: of the caller, and not identity-based. */
type Kind = "identity" | "limit" | "resource" | "trust" | "resourceControl";

const some = <T>(values: readonly T[], most = 2) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });

const plainCondition = fc.constantFrom(...FAMILIES).chain((family) =>
  fc
    .record({
      operator: fc.constantFrom(...family.operators),
      suffix: fc.constantFrom("", "", "IfExists"),
      values: some(family.policyValues),
    })
    .map(
      ({ operator, suffix, values }) =>
        [operator === "Null" ? operator : operator + suffix, family.key, values] as const,
    ),
);
const setCondition = fc
  .record({
    set: fc.constantFrom("ForAllValues", "ForAnyValue"),
    operator: fc.constantFrom(...TAG_KEYS.operators),
    values: some(TAG_KEYS.policyValues),
  })
  .map(({ set, operator, values }) => [`${set}:${operator}`, TAG_KEYS.key, values] as const);
const condition = fc
  .array(fc.oneof({ weight: 4, arbitrary: plainCondition }, { weight: 1, arbitrary: setCondition }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((entries) => {
    const block: Record<string, Record<string, readonly string[]>> = {};
    for (const [operator, key, values] of entries) (block[operator] ??= {})[key] = values;
    return block;
  });

const principal: fc.Arbitrary<PrincipalBlock> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<PrincipalBlock>("*", { AWS: "*" }) },
  { weight: 5, arbitrary: some(PRINCIPALS, 3).map((AWS) => ({ AWS })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<PrincipalBlock>(
      { Service: "ec2.amazonaws.com" },
      { Federated: "cognito-identity.amazonaws.com" },
    ),
  },
);

/** Words of the vocabulary, or with equal chance words that fit the occasion. */
function fitting(words: readonly string[], fits: (word: string) => boolean): fc.Arbitrary<readonly string[]> {
  return fc.oneof(some(words, 3), some(words.filter(fits), 2));
}

function principalFor({ caller }: Occasion): fc.Arbitrary<PrincipalBlock> {
  const type = caller.type ?? "AWS";
  const own = type === "AWS" ? PRINCIPALS.filter((name) => name.includes(caller.accountId)) : [caller.arn];
  return fc.oneof(
    principal,
    some(own, 3).map((names) => ({ [type]: names })),
  );
}

function statement(kind: Kind, occasion: Occasion): fc.Arbitrary<PolicyStatement> {
  const service = occasion.subject.action.split(":")[0] ?? "";
  const aboutService = (word: string) =>
    word === "*" ||
    word.toLowerCase().startsWith(`${service}:`) ||
    word.split(":")[2] === resourceService(service);
  const rarely = fc.integer({ min: 0, max: 9 }).map((number) => number === 0);
  return fc
    .record({
      effect:
        kind === "resourceControl"
          ? fc.constant("Deny" as const)
          : fc.constantFrom<"Allow" | "Deny">("Allow", "Allow", "Allow", "Allow", "Deny"),
      actions: fitting(ACTIONS, aboutService),
      notAction: rarely,
      resources: fitting(kind === "identity" ? [...RESOURCES, ...INCOMPLETE_ARNS] : RESOURCES, aboutService),
      notResource: rarely,
      who: principalFor(occasion),
      notPrincipal: rarely,
      conditions: fc.option(condition, { nil: undefined, freq: 2 }),
    })
    .map(({ effect, actions, notAction, resources, notResource, who, notPrincipal, conditions }) => ({
      Effect: effect,
      ...(notAction ? { NotAction: actions } : { Action: actions }),
      ...(kind !== "trust" && (notResource ? { NotResource: resources } : { Resource: resources })),
      ...(kind === "resourceControl" && { Principal: "*" as const }),
      ...((kind === "resource" || kind === "trust") &&
        (notPrincipal && who !== "*" ? { NotPrincipal: who } : { Principal: who })),
      ...(conditions && { Condition: conditions }),
    }));
}

const resourceService = (service: string) => (service === "sts" ? "iam" : service);

/** A document of up to `most` statements. */
export function document(kind: Kind, occasion: Occasion, most: number): fc.Arbitrary<PolicyDocument> {
  return fc.record({
    Version: fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17"),
    Statement: fc.array(statement(kind, occasion), { minLength: 1, maxLength: most }),
  });
}

const ALLOW_ALL: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

/** Up to two policies; half of the time one of them allows everything, so that other layers get to decide. */
export function policies(
  kind: "identity" | "limit" | "resourceControl",
  prefix: string,
  occasion: Occasion,
): fc.Arbitrary<readonly NamedPolicy[]> {
  const one =
    kind === "resourceControl"
      ? document(kind, occasion, 1)
      : fc.oneof(document(kind, occasion, 2), fc.constant(ALLOW_ALL));
  return fc
    .array(one, { maxLength: 2 })
    .map((documents) => documents.map((each, index) => ({ name: `${prefix}${index}`, document: each })));
}
