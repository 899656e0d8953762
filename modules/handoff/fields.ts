import type { InputValue } from "../vendors/input";
import type { InputValues } from "../vendors/literal";
import type { Vendor } from "../vendors/vendor";
import type { HandoffInput } from "./handoff";

/** One value of a hand-off: a text, or several of one kind. */
export type FieldValue = string | readonly string[];

/** Fields in the words of the vendor's own form; an undefined one is not asked for this time. */
type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** What all forms are filled from. */
interface Facts {
  readonly arn: string;
  readonly accountId: string;
  /** The principal's name, without its path. */
  readonly name: string;
  readonly regions: readonly string[];
  /** The value of an input, its default when it was not given; undefined when it is empty. */
  readonly text: (input: string) => string | undefined;
}

/** The fields that the vendor asks for. */
export function fieldsOf({
  vendor,
  values,
  principalArn,
  rolesByAccount,
  regions,
}: HandoffInput): Readonly<Record<string, FieldValue>> {
  const text = (name: string): string | undefined => textOf(valueOf(vendor, values, name));
  const own = text(vendor.region);
  const facts: Facts = {
    arn: principalArn,
    accountId: principalArn.split(":")[4] ?? "",
    name: principalArn.split("/").at(-1) ?? "",
    regions: [...new Set([...(own === undefined ? [] : [own]), ...regions])],
    text,
  };
  const form = FORMS[vendor.shapeOf ?? vendor.id] ?? plainForm;
  const roles = rolesByAccount && Object.entries(rolesByAccount).sort(([a], [b]) => (a < b ? -1 : 1));
  const asked = Object.entries({
    ...form(facts, vendor),
    ...(roles && { role_arns: roles.map(([account, arn]) => `${account}: ${arn}`) }),
  });
  return Object.fromEntries(
    asked.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** The forms of vendors that ask for more than the principal. */
const FORMS: Readonly<Record<string, (facts: Facts, vendor: Vendor) => Fields>> = {
  argmin: ({ arn, regions, text }) => ({
    role_arn: arn,
    cur_bucket: text("cur_bucket_name"),
    cur_prefix: text("cur_report_prefix"),
    regions,
  }),
  costimizer: ({ arn, accountId, name, regions, text }, vendor) => ({
    name: `aws-${accountId}`,
    account_id: accountId,
    [vendor.principal === "role" ? "role_name" : "user_name"]: name,
    [vendor.principal === "role" ? "role_arn" : "user_arn"]: arn,
    export_type: text("billing_export_type"),
    export_name: text("billing_export_name"),
    bucket: text("billing_bucket_name"),
    prefix: text("billing_prefix"),
    export_region: text("billing_bucket_name") === undefined ? undefined : regions[0],
    enterprise_discount_program: yesOrNo(text("enterprise_discount_program")),
  }),
};

function plainForm({ arn, accountId, regions }: Facts, vendor: Vendor): Fields {
  return { [vendor.principal === "role" ? "role_arn" : "user_arn"]: arn, account_id: accountId, regions };
}

function yesOrNo(value: string | undefined): string | undefined {
  return value === undefined ? undefined : value === "true" ? "yes" : "no";
}

function valueOf(vendor: Vendor, values: InputValues, name: string): InputValue | undefined {
  return values[name] ?? vendor.inputs.find((input) => input.name === name)?.default;
}

function textOf(value: InputValue | undefined): string | undefined {
  return value === undefined || value === "" || typeof value === "object" ? undefined : String(value);
}
