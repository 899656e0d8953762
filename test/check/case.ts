/** A fixture of `test/cases/check`: a principal in short, and what has to be found in it. */
import type { CheckOptions } from "../../modules/check/check";
import type { Declaration } from "../../modules/check/declaration";
import type { CheckedPrincipal, PrincipalKind, UnknownPart } from "../../modules/check/principal";
import type { RuleId } from "../../modules/check/rules";
import type { NamedPolicy, PolicyStatement } from "../../modules/iam/policy";

export interface CheckCase {
  readonly title: string;
  /** Every rule that has to be found with the severity error or unknown: exactly these. */
  readonly rules: readonly RuleId[];
  /** Notes that have to be among the findings. */
  readonly notes?: readonly RuleId[];
  readonly statements?: readonly PolicyStatement[];
  readonly trust?: readonly PolicyStatement[];
  readonly policies?: Readonly<Record<string, readonly PolicyStatement[]>>;
  readonly customerManaged?: Readonly<Record<string, readonly PolicyStatement[]>>;
  /** The same by ARN, where the ARN matters. */
  readonly customerManagedArns?: Readonly<Record<string, readonly PolicyStatement[]>>;
  readonly customerManagedUnseen?: readonly string[];
  /** Names of AWS managed policies, with their path. */
  readonly awsManaged?: readonly string[];
  readonly boundary?: readonly PolicyStatement[];
  readonly boundaryUnseen?: true;
  readonly unknowns?: readonly UnknownPart[];
  /** Addresses of resources with a policy of their own. */
  readonly besides?: readonly string[];
  readonly declaration?: Declaration;
  readonly kind?: PrincipalKind;
  readonly name?: string;
  readonly path?: string;
  /** `null`: the input does not tell. */
  readonly accountId?: string | null;
  /** The one statement is written without a list around it. */
  readonly single?: true;
  readonly emptyPolicy?: true;
  /** Of the first policy, as it may be wrong. */
  readonly version?: string;
  readonly allowManaged?: readonly string[];
  readonly allowRoles?: readonly string[];
  readonly now?: string;
}

export function principalOf(one: CheckCase): CheckedPrincipal {
  const { statements = [], trust } = one;
  const own = statements.length > 0 || one.emptyPolicy ? [named("own", statements, one)] : [];
  return {
    kind: one.kind ?? "role",
    name: one.name ?? "reader",
    source: "fixture",
    ...(one.path !== undefined && { path: one.path }),
    ...(one.accountId !== null && { accountId: one.accountId ?? "111122223333" }),
    ...(trust && { trust: named("trust policy", trust) }),
    inline: [...own, ...namedAll(one.policies)],
    attached: [
      ...namedAll(one.customerManaged).map((policy) => ({ ...policy, awsManaged: false })),
      ...namedAll(one.customerManagedArns).map((policy) => ({
        ...policy,
        arn: policy.name,
        awsManaged: false,
      })),
      ...(one.customerManagedUnseen ?? []).map((name) => ({ name, awsManaged: false })),
      ...(one.awsManaged ?? []).map((path) => ({
        name: path.split("/").at(-1) ?? path,
        arn: `arn:aws:iam::aws:policy/${path}`,
        awsManaged: true,
      })),
    ],
    ...(one.boundary && { boundary: { known: true, policy: named("boundary", one.boundary) } }),
    ...(one.boundaryUnseen && { boundary: { known: false, name: "boundary" } }),
    unknowns: one.unknowns ?? [],
    ...(one.besides && { besides: one.besides }),
    ...(one.declaration && { declaration: one.declaration }),
  };
}

export function optionsOf(one: CheckCase): CheckOptions {
  return {
    ...(one.allowManaged && { allowManaged: one.allowManaged }),
    ...(one.allowRoles && { allowRoles: one.allowRoles }),
    ...(one.now !== undefined && { now: one.now }),
  };
}

function namedAll(policies: CheckCase["policies"] = {}): readonly NamedPolicy[] {
  return Object.entries(policies).map(([name, statements]) => named(name, statements));
}

function named(
  name: string,
  statements: readonly PolicyStatement[],
  { single, version = "2012-10-17" }: Pick<CheckCase, "single" | "version"> = {},
): NamedPolicy {
  const [first] = statements;
  const Version = version as "2012-10-17";
  return { name, document: { Version, Statement: single && first ? first : statements } };
}
