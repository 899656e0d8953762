import { PrintError } from "../../modules/hcl/errors";
import { moduleFiles } from "../../modules/hcl/module-files";

const document = (body: unknown): Record<string, unknown> => ({
  data: { aws_iam_policy_document: { d: body } },
});

describe("what is not known is refused", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["a top-level block", { check: {} }, /'check' is not in the tables/],
    ["a resource", { resource: { aws_instance: { a: {} } } }, /^resource: 'aws_instance'/],
    ["a resource named like an object's property", { resource: { constructor: { a: {} } } }, /'constructor'/],
    ["a data source", { data: { aws_ami: { a: {} } } }, /^data: 'aws_ami'/],
    ["an attribute", { resource: { aws_iam_role: { r: { nmae: "x" } } } }, /^aws_iam_role.r: 'nmae'/],
    ["a nested attribute", document({ statement: [{ action: [] }] }), /d.statement: 'action'/],
    ["a dynamic block", document({ dynamic: { sid: [] } }), /'dynamic.sid'/],
    [
      "an attribute of a dynamic block",
      document({ dynamic: { statement: [{ labels: [], content: {} }] } }),
      /'labels'/,
    ],
    [
      "an expression for a block",
      document({ statement: "${var.x}" }),
      /'statement' must be a block or a list of blocks/,
    ],
    ["a provider", { provider: { google: {} } }, /'google'/],
    ["a backend", { terraform: { backend: { http: {} } } }, /'http'/],
    [
      "a setting of a required provider",
      { terraform: { required_providers: { aws: { configuration_aliases: [] } } } },
      /'configuration_aliases'/,
    ],
    [
      "an interpolated dependency",
      { resource: { aws_iam_user: { u: { depends_on: ["${aws_iam_user.v}"] } } } },
      /plain addresses/,
    ],
    [
      "a broken expression",
      { output: { o: { value: "${var.}" } } },
      /^output.o: 'value' .* expected a name after the dot/,
    ],
    ["a directive", { output: { o: { value: "%{ if x }y%{ endif }" } } }, /template directives/],
    ["a strip marker", { output: { o: { value: "${~ var.x }" } } }, /strip marker/],
    ["a broken type", { variable: { v: { type: "list(" } } }, /^variable.v: 'type'/],
    [
      "a circle",
      {
        resource: {
          aws_iam_user: { u: { name: "${aws_iam_user.v.name}" }, v: { name: "${aws_iam_user.u.name}" } },
        },
      },
      /refers to itself/,
    ],
  ])("%s", (_what, configuration, message) => {
    expect(() => moduleFiles(configuration)).toThrow(PrintError);
    expect(() => moduleFiles(configuration)).toThrow(message);
  });
});
