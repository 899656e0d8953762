import { previewJson, previewMarkdown, previewText } from "../../modules/preview/print";
import { preview } from "../../modules/preview/preview";
import { argmin } from "../../modules/vendors/argmin";
import { commercial } from "../../modules/vendors/literal";
import { ARGMIN_VALUES, ARGMIN_VALUE_SETS } from "../support/argmin-values";

const account = commercial("111122223333");
const shown = preview(
  argmin,
  { ...ARGMIN_VALUES, ...ARGMIN_VALUE_SETS["rotation"], enable_bedrock_access: false },
  account,
);

test.each([
  ["text", previewText],
  ["markdown", previewMarkdown],
  ["json", previewJson],
])("%s says who, what and what was switched off, and no external ID", (_, print) => {
  const text = print(shown);
  expect(text).toContain("arn:aws:iam::999988887777:root");
  expect(text).toContain("s3://my-org-cur-bucket/");
  expect(text).toContain("Amazon Bedrock");
  expect(text).not.toMatch(/first-id|second-id/);
});

test("every grant that is on is shown with its class of data; those that are off are named", () => {
  expect(shown.granted.map((grant) => grant.id)).not.toContain("bedrock");
  expect(shown.declined).toEqual(["Key of the Cost & Usage Report bucket", "Amazon Bedrock"]);
  for (const grant of shown.granted) expect(shown.dataClasses[grant.dataClass]).toBeDefined();
});
