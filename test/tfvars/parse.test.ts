import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parseTfvars } from "../../modules/tfvars/parse";
import { readTfvarsFile } from "../../modules/tfvars/read-file";

const FILE = "terraform.tfvars";
const fields = (source: string, file = FILE): string[] =>
  parseTfvars(source, file).faults.map((fault) => `${fault.field} ${fault.rule}`);

describe("a value file in HCL", () => {
  it("reads every kind of literal and every kind of comment", () => {
    const { values, faults } = parseTfvars(
      [
        "\uFEFF# one",
        'argmin_account_id = "999988887777" // two',
        "max_session_duration=3600 /* three",
        "still three */",
        "enable_bedrock_access = false\r",
        "cur_kms_key_arn = null",
        "negative = -1.5e2",
        'verifiers = ["a", # inside',
        '  "b",]',
        'tags = { Owner = "x", "cost center" : "y"',
        "  Stage = [1, [true]] }",
        'escaped = "a\\"\\\\\\n\\t\\u00e9\\U0001F600$${x}%%{y}$z"',
        "plain = <<EOT",
        '  as "it" is \\n $${x}',
        "EOT",
        "flush = <<-EOT",
        "    one",
        "",
        "      two",
        "  EOT",
        "last = (1)",
      ].join("\n"),
      FILE,
    );
    expect(faults).toEqual([]);
    expect(values).toEqual({
      argmin_account_id: "999988887777",
      max_session_duration: 3600,
      enable_bedrock_access: false,
      cur_kms_key_arn: null,
      negative: -150,
      verifiers: ["a", "b"],
      tags: { Owner: "x", "cost center": "y", Stage: [1, [true]] },
      escaped: 'a"\\\n\té😀${x}%{y}$z',
      plain: '  as "it" is \\n ${x}\n',
      flush: "one\n\n  two\n",
      last: 1,
    });
  });

  it("says where each assignment and its value stand", () => {
    const source = '\n  external_id   = "é" # kept\nnext = 1';
    const { positions } = parseTfvars(source, FILE);
    expect(positions["external_id"]).toMatchObject({ line: 2, column: 3, value: { line: 2, column: 19 } });
    expect(source.slice(positions["external_id"]!.value.offset, positions["external_id"]!.end)).toBe('"é"');
    expect(positions["next"]).toMatchObject({ line: 3, column: 1 });
  });

  it("reports every fault at once, and reads what stands between them", () => {
    const source = [
      "a = var.x",
      'b = "${var.x}"',
      'c = upper("x")',
      'd = "never closed',
      "e = [1, 2",
      "good = 1",
      "good = 2",
      "block {",
      "}",
      "f = 12345678901234567890",
      "g = 1 + 1",
      "h = = 2",
      'i = "\\q"',
      "j",
      "k = 1 2",
    ].join("\n");
    expect(fields(source)).toMatchInlineSnapshot(`
      [
        "terraform.tfvars:1:5 give 'a' a literal value, without a reference (text needs quotes)",
        "terraform.tfvars:2:5 give 'b' a literal value, without an interpolation",
        "terraform.tfvars:3:5 give 'c' a literal value, without a function call",
        "terraform.tfvars:4:5 be valid HCL: a quoted string must end on the line it begins on",
        "terraform.tfvars:6:1 be valid HCL: expected a comma or the ] of the list",
        "terraform.tfvars:7:1 assign 'good' once; line 6 has it already",
        "terraform.tfvars:8:1 hold only assignments such as name = "value"; 'block' begins a block",
        "terraform.tfvars:10:5 give 'f' a number that a double can hold exactly",
        "terraform.tfvars:11:5 give 'g' a literal value, without a calculation",
        "terraform.tfvars:12:5 be valid HCL: expected a value",
        "terraform.tfvars:13:6 be valid HCL: an unknown escape: there are \\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN",
        "terraform.tfvars:15:7 be valid HCL: expected the end of the line after the value",
      ]
    `);
    expect(parseTfvars(source, FILE).values).toEqual({ good: 1 });
  });

  it("never shows a value in a fault", () => {
    const secret = "s3cret-external-id";
    for (const source of [
      `external_id = ${secret}`,
      `external_id = "${secret}`,
      `external_id = "${secret}" x`,
      `external_id = "\${${secret}}"`,
      `external_id = ["${secret}"`,
    ]) {
      const { faults } = parseTfvars(source, FILE);
      expect(faults).not.toEqual([]);
      expect(JSON.stringify(faults)).not.toContain(secret);
    }
    const broken = parseTfvars(`{"external_id": "${secret}`, "terraform.tfvars.json");
    expect(broken.faults).toHaveLength(1);
    expect(JSON.stringify(broken.faults)).not.toContain(secret);
  });

  it("composes characters as Terraform does", () => {
    const { values } = parseTfvars('a = { "e\u0301" = "e\u0301" }', FILE);
    expect(values).toEqual({ a: { "\u00e9": "\u00e9" } });
    expect(parseTfvars('{"a": "e\u0301"}', "x.json").values).toEqual({ a: "\u00e9" });
  });

  it("keeps names of object prototypes as plain names", () => {
    const { values } = parseTfvars('__proto__ = "a"\nconstructor = "b"', FILE);
    expect(Object.entries(values)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
  });
});

describe("a value file in JSON", () => {
  it("takes strings literally and says where they stand", () => {
    const { values, positions, faults } = parseTfvars(
      '{\n  "a": "${x}",\n  "b": {"c": [1, null]}\n}',
      "x.tfvars.json",
    );
    expect(faults).toEqual([]);
    expect(values).toEqual({ a: "${x}", b: { c: [1, null] } });
    expect(positions["b"]).toMatchObject({ line: 3, column: 3, value: { line: 3, column: 8 } });
  });

  it.each([
    ['{"a": x1}', "x.json:1:7 be valid JSON: expected a value"],
    ['{"a": 1', "x.json:1:8 be valid JSON: expected a comma or }, but the file ends"],
    ['{"a": 1,}', "x.json:1:9 be valid JSON: expected a name in double quotes"],
    [
      '{"a": "b\nc"}',
      "x.json:1:7 be valid JSON: a string must be closed on its line and use only JSON's escapes",
    ],
    ["{} {}", "x.json:1:4 be valid JSON: expected nothing after the value"],
    ["[1]", "x.json:1:1 be valid JSON: expected one object with a value for each name"],
    ['{"a": 1,\n "a": 2}', "x.json:2:2 assign 'a' once; line 1 has it already"],
    ['{"a": 12345678901234567890}', "x.json:1:7 give 'a' a number that a double can hold exactly"],
  ])("refuses %j", (source, fault) => {
    expect(fields(source, "x.json")).toEqual([fault]);
  });

  it("agrees with JSON.parse on what is JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "\\", "x"), (json, at, noise) => {
        const place = at % (json.length + 1);
        const source = `{"a": ${json.slice(0, place)}${noise}${json.slice(place)}}`;
        let valid = true;
        try {
          JSON.parse(source);
        } catch {
          valid = false;
        }
        const invalid = fields(source, "x.json").some((fault) => fault.includes("be valid JSON"));
        expect(invalid).toBe(!valid);
      }),
    );
  });
});

describe("a value file on disk", () => {
  it("is read by its name, and a missing one is a fault", () => {
    const path = join(mkdtempSync(join(tmpdir(), "tfvars-")), FILE);
    expect(readTfvarsFile(path).faults).toMatchObject([{ field: path, rule: "be a readable file (ENOENT)" }]);
    writeFileSync(path, "a = 1\n");
    expect(readTfvarsFile(path).values).toEqual({ a: 1 });
  });
});
