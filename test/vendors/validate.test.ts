import { faultText } from "../../modules/errors";
import { argmin } from "../../modules/vendors/argmin";
import { commercial } from "../../modules/vendors/literal";
import { validateInputs } from "../../modules/vendors/validate";
import { ARGMIN_VALUES, ARGMIN_VALUE_SETS } from "../support/argmin-values";
import BAD_VALUES from "../cases/argmin-bad-values.json";

const validate = (values: object) =>
  validateInputs(argmin, { ...ARGMIN_VALUES, ...values }, commercial("111122223333"));

test.each(Object.entries(ARGMIN_VALUE_SETS))("accepts: %s", (_, values) => {
  expect(validate(values)).toEqual([]);
});

test.each(BAD_VALUES as { field: string; value: string; rule: string; with?: object }[])(
  "refuses $field = $value",
  ({ field, value, rule, ...rest }) => {
    const faults = validate({ ...rest.with, [field]: value });
    expect(faults.map((fault) => fault.field)).toEqual([field]);
    expect(faults[0]?.rule).toContain(rule);
    expect(faults[0]?.remedy).not.toBe("");
  },
);

test("reports every fault at once", () => {
  const faults = validateInputs(argmin, { external_id: "x", argmin_account_id: 12, cur_bucket: "b" });
  expect(faults.map((fault) => fault.field)).toEqual([
    "cur_bucket",
    "argmin_account_id",
    "external_id",
    "cur_bucket_name",
  ]);
  expect(faultText(faults[0]!)).toContain("Did you mean cur_bucket_name?");
});

test("never shows a secret", () => {
  const secrets = { external_id: "has spaces SECRET", previous_external_id: "has spaces SECRET" };
  const text = validate(secrets).map(faultText).join("\n");
  expect(text).toContain("'external_id'");
  expect(text).not.toContain("SECRET");
  const equal = validate({ external_id: "SECRET-1", previous_external_id: "SECRET-1" })
    .map(faultText)
    .join("\n");
  expect(equal).toContain("'previous_external_id' must differ");
  expect(equal).not.toContain("SECRET");
});

test("leaves rules about the role's own account out while it is not known", () => {
  const foreign = { verifier_principal_arns: ["arn:aws:iam::444455556666:role/x"] };
  expect(validateInputs(argmin, { ...ARGMIN_VALUES, ...foreign })).toEqual([]);
  expect(validate(foreign)).toHaveLength(1);
});
