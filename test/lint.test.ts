/** The lint rules against the traps of cdktf and AWS: each has a line that it must refuse. */
import { Linter } from "eslint";
import { parser } from "typescript-eslint";
import traps from "../eslint-traps.cjs";

const refusals = (code: string): readonly string[] =>
  new Linter()
    .verify(code, {
      languageOptions: { parser },
      rules: { "no-restricted-syntax": ["error", ...traps.shipped] },
    })
    .map((message) => message.message);

test.each([
  [`import { iamRole } from "@cdktf/provider-aws";`, "takes seconds to load"],
  [`import { Op } from "cdktf";`, "as undefined"],
  [`import { Fn } from "cdktf";`, "as text"],
  [`import { conditional } from "cdktf";`, "as text"],
  [
    `new TerraformVariable(scope, "x", { type: "map(string)", default: { fooBar: "x" } });`,
    "rewrites the keys",
  ],
  [`new TerraformOutput(scope, "x", { value: 1, precondition: {} });`, "drops an output's precondition"],
  [`new TerraformOutput(scope, "x", { value: 1, dependsOn: [] });`, "dependsOn"],
  [`resource.overrideLogicalId("x");`, "fixName"],
  [`const arn = "arn:aws:s3:::bucket";`, "GovCloud"],
  [`const arn = "arn:aws-cn:s3:::bucket";`, "GovCloud"],
])("%s is refused", (code, reason) => {
  expect(refusals(code).join()).toContain(reason);
});

test.each([
  `import { IamRole } from "@cdktf/provider-aws/lib/iam-role";`,
  `import { TerraformVariable } from "cdktf"; new TerraformVariable(scope, "x", { type: "string" });`,
  `const input = { example: "arn:aws:iam::111122223333:role/x" };`,
])("%s is fine", (code) => {
  expect(refusals(code)).toEqual([]);
});
