/** Terraform's IAM resources, as a plan or a synthesized stack tells of them. */
import { UNKNOWN_VALUE } from "../principal";
import type { JsonObject } from "./parse";

/** One instance of a resource. Values that are not known yet are `UNKNOWN_VALUE`. */
export interface IamResource {
  /** `module.team["a"].aws_iam_role.reader[0]`. */
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
  /** Addresses without index of the resources that the attribute's expression refers to, in the same spelling. */
  readonly references: (attribute: string) => readonly string[];
}

/** The address without the index of its last part: `aws_iam_role.reader["a"]` is `aws_iam_role.reader`. */
export function withoutIndex(address: string): string {
  return address.replace(/\[("(?:[^"\\]|\\.)*"|\d+)\]$/, "");
}

/** The index of the last part: `"a"` or `0`, with its quotes; nothing when there is none. */
export function indexOf(address: string): string | undefined {
  return /\[("(?:[^"\\]|\\.)*"|\d+)\]$/.exec(address)?.[1];
}

/** A string attribute, when it is known. */
export function knownString(resource: IamResource, attribute: string): string | undefined {
  const value = resource.values[attribute];
  return typeof value === "string" && value !== "" && !value.includes(UNKNOWN_VALUE) ? value : undefined;
}

/** Whether an attribute has a value, known or not. */
export function isGiven(resource: IamResource, attribute: string): boolean {
  const value = resource.values[attribute];
  return value !== undefined && value !== null && value !== "";
}
