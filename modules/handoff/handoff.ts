import type { InputValues } from "../vendors/literal";
import type { Vendor } from "../vendors/vendor";
import { type FieldValue, fieldsOf } from "./fields";
import type { LastVerify } from "./last-verify";
import { notesOf } from "./notes";
import { warningsOf } from "./warnings";

/** What a hand-off is made from. */
export interface HandoffInput {
  readonly vendor: Vendor;
  /** Checked values, defaults not filled in. */
  readonly values: InputValues;
  /** The principal's ARN, from the Terraform outputs. */
  readonly principalArn: string;
  /** With an organization: the ARN of every role by account, from the Terraform outputs. */
  readonly rolesByAccount?: Readonly<Record<string, string>>;
  /** Regions in which the account is used, beside the one of the inputs. */
  readonly regions: readonly string[];
  readonly verified: LastVerify | undefined;
  /** When Terraform last wrote its state, ISO 8601; undefined where that cannot be seen. */
  readonly appliedAt: string | undefined;
}

/** What the vendor asked for. No external ID is in it: the vendor made it and has it. */
export interface Handoff {
  readonly schemaVersion: 1;
  readonly vendor: string;
  /** In the vendor's own words and order. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** What the vendor should know. */
  readonly notes: readonly string[];
  /** What the person who hands over should know first. */
  readonly warnings: readonly string[];
}

/** Puts it together. */
export function handoffOf(input: HandoffInput): Handoff {
  return {
    schemaVersion: 1,
    vendor: input.vendor.id,
    fields: fieldsOf(input),
    notes: notesOf(input.vendor, input.values),
    warnings: warningsOf(input),
  };
}
