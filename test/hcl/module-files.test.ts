import { format } from "@cdktf/hcl-tools";
import { moduleFiles } from "../../modules/hcl/module-files";

const print = (value: unknown): string =>
  moduleFiles({ output: { o: { value } } })["outputs.tf"]!.replace(
    /^output "o" \{\n {2}value = |\n\}\n$/g,
    "",
  );

describe("expressions in files", () => {
  it.each([
    ["${var.x}", "var.x"],
    ['${"${var.x}"}', "var.x"],
    ["${(var.x)}", "var.x"],
    ['${(var.a == "") ? "${"${var.b}"}/*" : "*"}', 'var.a == "" ? "${var.b}/*" : "*"'],
    ["${((var.a && var.b) || var.c)}", "(var.a && var.b) || var.c"],
    ["${!(var.a == 1)}", "!(var.a == 1)"],
    ["${(var.a[*].b).c}", "(var.a[*].b).c"],
    ['a"b\\c\td\n${var.x}', '"a\\"b\\\\c\\td\\n${var.x}"'],
    ["cost $5 100% $${literal} %%{literal}", '"cost $5 100% $${literal} %%{literal}"'],
    ['${"$"}${var.x}', '"\\u0024${var.x}"'],
    ["<<EOT\nno heredoc\nEOT\n", '"<<EOT\\nno heredoc\\nEOT\\n"'],
    [{ a: 1 }, "{ a = 1 }"],
    [[], "[]"],
    [[-1.5, true, null], "[-1.5, true, null]"],
  ])("prints %j as %s", (json, hcl) => {
    expect(print(json)).toBe(hcl);
  });

  it("breaks long lists, calls, conditions and maps over lines", async () => {
    const long = (n: number): string => `var.${"long_".repeat(6)}${n}`;
    const values = {
      list: ["a", "b", "c", "d"],
      call: `\${compact([${long(1)} ? "x" : "", "y"])}`,
      several: `\${concat(${long(1)}, ${long(2)}, ${long(3)})}`,
      choice: `\${${long(1)} != "" ? ${long(2)} : ${long(3)}}`,
      chain: `\${${long(1)} == "" || (can(${long(2)}) && can(${long(3)}) && can(${long(4)}))}`,
      loop: `\${[for x in ${long(1)} : upper(x) if length(x) > 0 && ${long(2)} != ${long(3)}]}`,
      map: { "a:b": 1, longer_name: 2, for: 3 },
    };
    const { "main.tf": main } = moduleFiles({ locals: values });
    expect(main).toMatchInlineSnapshot(`
      "locals {
        list = [
          "a",
          "b",
          "c",
          "d",
        ]
        call = compact([var.long_long_long_long_long_long_1 ? "x" : "", "y"])
        several = concat(
          var.long_long_long_long_long_long_1,
          var.long_long_long_long_long_long_2,
          var.long_long_long_long_long_long_3
        )
        choice = (
          var.long_long_long_long_long_long_1 != ""
          ? var.long_long_long_long_long_long_2
          : var.long_long_long_long_long_long_3
        )
        chain = (
          var.long_long_long_long_long_long_1 == "" ||
          (
            can(var.long_long_long_long_long_long_2) &&
            can(var.long_long_long_long_long_long_3) &&
            can(var.long_long_long_long_long_long_4)
          )
        )
        loop = [
          for x in var.long_long_long_long_long_long_1 : upper(x)
          if length(x) > 0 && var.long_long_long_long_long_long_2 != var.long_long_long_long_long_long_3
        ]
        map = {
          "a:b"       = 1
          longer_name = 2
          "for"       = 3
        }
      }
      "
    `);
    expect(await format(main!)).toBe(main);
  });
});

describe("a module's files", () => {
  const configuration = {
    "//": { metadata: { stackName: "x" } },
    terraform: {
      required_version: ">= 1.5.0",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0" } },
    },
    provider: { aws: [{ region: "${var.region}" }] },
    variable: {
      zone: { type: "string" },
      region: { type: "list(string)", description: "literal ${x}", default: ["%{a}"], nullable: false },
    },
    locals: { who: "${data.aws_partition.current.partition}-${var.zone}" },
    data: {
      aws_iam_policy_document: {
        late: { statement: [{ actions: ["s3:GetObject"] }] },
        trust: {
          dynamic: { statement: [{ for_each: "${[1]}", content: { sid: "Second" } }] },
          statement: [{ sid: "${local.who}" }],
        },
      },
      aws_partition: { current: {} },
    },
    resource: {
      aws_iam_role_policy: {
        p: {
          count: '${var.zone != "" ? 1 : 0}',
          name: "p",
          role: "${aws_iam_role.r.name}",
          policy: "${data.aws_iam_policy_document.late.json}",
        },
      },
      aws_iam_role: {
        r: {
          "//": {},
          assume_role_policy: "${data.aws_iam_policy_document.trust.json}",
          name: "r",
          depends_on: ["aws_iam_user.u"],
        },
      },
      aws_iam_user: { u: { name: "u" } },
    },
    output: { b: { value: 1 }, a: { value: 2 } },
  };

  it("stand in reading order, with comments, and without what CDKTF noted", () => {
    const files = moduleFiles(configuration, {
      comments: { "aws_iam_role.r": "Why the role is there.", "variable.zone": "first\nsecond" },
      fileComments: { "main.tf": "What this file does." },
      order: ["variable.region", "output.a"],
    });
    expect(Object.keys(files)).toEqual([
      "versions.tf",
      "providers.tf",
      "variables.tf",
      "main.tf",
      "outputs.tf",
    ]);
    expect(Object.values(files).join("\n----\n")).toMatchInlineSnapshot(`
      "terraform {
        required_version = ">= 1.5.0"

        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = ">= 5.100.0"
          }
        }
      }

      ----
      provider "aws" {
        region = var.region
      }

      ----
      variable "region" {
        description = "literal $\${x}"
        type        = list(string)
        default     = ["%%{a}"]
        nullable    = false
      }

      # first
      # second
      variable "zone" {
        type = string
      }

      ----
      # What this file does.

      data "aws_partition" "current" {}

      locals {
        who = "\${data.aws_partition.current.partition}-\${var.zone}"
      }

      data "aws_iam_policy_document" "trust" {
        statement {
          sid = local.who
        }

        dynamic "statement" {
          for_each = [1]

          content {
            sid = "Second"
          }
        }
      }

      resource "aws_iam_user" "u" {
        name = "u"
      }

      # Why the role is there.
      resource "aws_iam_role" "r" {
        name               = "r"
        assume_role_policy = data.aws_iam_policy_document.trust.json

        depends_on = [aws_iam_user.u]
      }

      data "aws_iam_policy_document" "late" {
        statement {
          actions = ["s3:GetObject"]
        }
      }

      resource "aws_iam_role_policy" "p" {
        count = var.zone != "" ? 1 : 0

        name   = "p"
        role   = aws_iam_role.r.name
        policy = data.aws_iam_policy_document.late.json
      }

      ----
      output "a" {
        value = 2
      }

      output "b" {
        value = 1
      }
      "
    `);
    const main = files["main.tf"]!;
    expect(main.indexOf('"trust"')).toBeLessThan(main.indexOf('"aws_iam_role" "r"'));
    expect(main).not.toContain("//");
  });

  it("have no file for what is not there", () => {
    expect(moduleFiles({ output: { a: { value: 1 } } })).toEqual({
      "outputs.tf": 'output "a" {\n  value = 1\n}\n',
    });
  });
});
