/** Terraform's IAM resources, as a plan or a synthesized stack tells of them. */
import { hasUnknown } from "../principal";
import type { JsonObject } from "./parse";

/** What the expression of an attribute refers to. */
export interface References {
  /** Addresses of IAM resources, without index unless the expression names one. */
  readonly addresses: readonly string[];
  /** Whether the value comes from these alone: false where a function, a local value or something else has a say. */
  readonly exact: boolean;
}

/** One instance of a resource. Values that are not known yet are `UNKNOWN_VALUE`. */
export interface IamResource {
  /** `module.team["a"].aws_iam_role.reader[0]`. */
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
  /** The account in which it is made, where the input tells. */
  readonly accountId?: string;
  readonly references: (attribute: string) => References;
  /** Whether the attribute is not written and holds what AWS has. */
  readonly computed?: (attribute: string) => boolean;
}

/** The address without the index of its last part: `aws_iam_role.reader["a"]` is `aws_iam_role.reader`. */
export function withoutIndex(address: string): string {
  return address.replace(/\[("(?:[^"\\]|\\.)*"|\d+)\]$/, "");
}

/** The index of the last part: `"a"` or `0`, with its quotes; nothing when there is none. */
export function indexOf(address: string): string | undefined {
  return /\[("(?:[^"\\]|\\.)*"|\d+)\]$/.exec(address)?.[1];
}

/** The text, when it is one and known. */
export function knownText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && !hasUnknown(value) ? value : undefined;
}

/** A string attribute, when it is known. */
export function knownString(resource: IamResource, attribute: string): string | undefined {
  return knownText(resource.values[attribute]);
}

/** Whether an attribute has a value, known or not. */
export function isGiven(resource: IamResource, attribute: string): boolean {
  const value = resource.values[attribute];
  return value !== undefined && value !== null && value !== "";
}

/** The elements of an attribute: a list's, or the value itself where it is no list. An absent one has none. */
export function elementsOf(resource: IamResource, attribute: string): readonly unknown[] {
  const value = resource.values[attribute];
  return isGiven(resource, attribute) ? (Array.isArray(value) ? value : [value]) : [];
}

/** Instances of what the attribute refers to: those with the same index where there are any, otherwise all. */
export function candidates<T>(
  all: readonly (readonly [address: string, T])[],
  resource: IamResource,
  attribute: string,
): readonly (readonly [address: string, T])[] {
  const { addresses } = resource.references(attribute);
  const index = indexOf(resource.address);
  const found = addresses.flatMap((referred) => {
    const named = all.filter(([address]) => address === referred);
    if (named.length > 0) return named;
    const instances = all.filter(([address]) => withoutIndex(address) === referred);
    const same = instances.filter(([address]) => index !== undefined && indexOf(address) === index);
    return same.length > 0 ? same : instances;
  });
  return [...new Map(found)];
}
