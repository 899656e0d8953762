import { parse as hcl2json } from "@cdktf/hcl2json";
import { format } from "@cdktf/hcl-tools";
import fc from "fast-check";
import { moduleFiles } from "../../modules/hcl/module-files";
import { configurations, expectedOf } from "../support/hcl-configurations";
import { meaningOf } from "../support/hcl-oracle";
import { nastyText } from "../support/nasty-text";

const names = fc.constantFrom(
  "var.a",
  "var.b",
  "local.c",
  "data.aws_partition.current.partition",
  "each.key",
);

/** Quotes text as HCL does, by other means than the printer: every character that is not plain by its number. */
const numbered = (text: string): string =>
  `"${[...text]
    .map((char) =>
      /^[A-Za-z0-9 /_:*]$/.test(char) ? char : `\\U${char.codePointAt(0)!.toString(16).padStart(8, "0")}`,
    )
    .join("")}"`;

/** Source text of expressions, every operand in parentheses, so that precedence plays no part in it. */
const sources = fc.letrec<{ any: string; part: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    names,
    fc.nat(1000).map(String),
    fc.constantFrom(
      "true",
      "null",
      '""',
      "[]",
      "{}",
      "var.list[*].name",
      "var.list[0].arn",
      'var.map["a b"]',
    ),
    nastyText.map(numbered),
    fc.tuple(tie("part"), tie("part")).map(([a, b]) => `"\${${a}}/x\${${b}}"`),
    tie("any").map((a) => `"\${${a}}"`),
    fc
      .tuple(tie("part"), fc.constantFrom("||", "&&", "==", "!=", "<", ">=", "+", "-", "*", "%"), tie("part"))
      .map((parts) => parts.join(" ")),
    fc.tuple(tie("part"), tie("part"), tie("part")).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    fc.tuple(fc.constantFrom("!", "-"), tie("part")).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom("compact", "concat", "coalesce"), fc.array(tie("any"), { maxLength: 4 }))
      .map(([name, given]) => `${name}(${given.join(", ")})`),
    tie("part").map((a) => `merge(${a}...)`),
    fc.array(tie("any"), { maxLength: 5 }).map((items) => `[${items.join(", ")}]`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `{ key = ${a}, "for" = ${b}, (var.k) = 1, "a:b" = 2 }`),
    fc.tuple(tie("any"), tie("any"), tie("any")).map(([a, b, c]) => `[for k, v in ${a} : ${b} if ${c}]`),
    fc.tuple(tie("any"), tie("any"), tie("any")).map(([a, b, c]) => `{ for v in ${a} : ${b} => ${c}... }`),
    fc
      .tuple(tie("part"), fc.constantFrom("0", "count.index", '"a b"', "var.b"))
      .map(([a, b]) => `${a}[${b}]`),
    tie("part").map((a) => `${a}.name`),
  ),
  part: tie("any").map((source) => `(${source})`),
}));

describe("expressions", () => {
  it("mean the same to HashiCorp's parser before and after, and are formatted as HashiCorp formats", async () => {
    await fc.assert(
      fc.asyncProperty(sources.any, async (source) => {
        const { "outputs.tf": printed } = moduleFiles({ output: { o: { value: `\${${source}}` } } });
        const value = /^output "o" \{\n {2}value = ([^]*)\n\}\n$/.exec(printed!)![1]!;
        expect(await meaningOf(value)).toBe(await meaningOf(source));
        expect(await format(printed!)).toBe(printed);
      }),
      { numRuns: 120 },
    );
  });
});

describe("configurations", () => {
  it("read back as the JSON they came from, and are formatted as HashiCorp formats", async () => {
    await fc.assert(
      fc.asyncProperty(configurations, async (configuration) => {
        const before = JSON.stringify(configuration);
        const files = moduleFiles(configuration);
        const all = Object.values(files).join("\n");
        expect(await hcl2json("all.tf", all)).toEqual(expectedOf(configuration));
        for (const file of Object.values(files)) expect(await format(file)).toBe(file);
        expect(JSON.stringify(configuration)).toBe(before);
      }),
      { numRuns: 80 },
    );
  });
});
