import { parse as hcl2json } from "@cdktf/hcl2json";
import fc from "fast-check";
import { formatValue } from "../../modules/tfvars/format-value";
import { parseTfvars } from "../../modules/tfvars/parse";
import type { TfvarsValue } from "../../modules/tfvars/value";
import { nastyText } from "../support/nasty-text";

const FILE = "terraform.tfvars";
const literals = fc.letrec<{ value: TfvarsValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    nastyText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(nastyText, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe("agreement with HashiCorp's parser", () => {
  it("reads back what was written, as HashiCorp's parser does", async () => {
    await fc.assert(
      fc.asyncProperty(literals, async (value) => {
        const source = `subject = ${formatValue(value)}\n`;
        expect(parseTfvars(source, FILE)).toMatchObject({ faults: [] });
        expect(parseTfvars(source, FILE).values["subject"]).toEqual(value);
        const oracle = (await hcl2json(FILE, source)) as Record<string, unknown>;
        expect(unescaped(oracle["subject"] as TfvarsValue)).toEqual(value);
      }),
      { numRuns: 150 },
    );
  });

  it("agrees on texts with random damage, and refuses beyond them only what is not literal", async () => {
    const noise = fc.constantFrom(
      ...'a=1 \n"{}[],#()-.\\$',
      "/*",
      "*/",
      "//",
      "<<E\n",
      "\nE\n",
      "null",
      "$${",
    );
    await fc.assert(
      fc.asyncProperty(literals, noise, noise, fc.nat(), fc.nat(), async (value, one, two, i, j) => {
        let source = `x = ${formatValue(value)}\ny = 1 # end\n`;
        for (const [piece, at] of [
          [one, i],
          [two, j],
        ] as const) {
          const characters = [...source];
          const place = 4 + (at % (characters.length - 4));
          source = [...characters.slice(0, place), piece, ...characters.slice(place)].join("");
        }
        const { values, faults } = parseTfvars(source, FILE);
        const oracle = await hcl2json(FILE, source).catch(() => undefined);
        const refused = faults.length > 0;
        if (oracle === undefined) expect({ source, refused }).toEqual({ source, refused: true });
        else if (refused)
          expect({ source, calculated: isCalculated(oracle) }).toEqual({ source, calculated: true });
        else if (isGrouped(oracle))
          expect({ source, values }).toEqual({ source, values: { x: value, y: 1 } });
        else expect({ source, values: unescaped(oracle as TfvarsValue) }).toEqual({ source, values });
      }),
      { numRuns: 400 },
    );
  });
});

/** Whether a calculation was converted, which Terraform refuses in a value file. */
function isCalculated(oracle: unknown): boolean {
  return /(?<!\$)\$\{/.test(JSON.stringify(oracle));
}

/** Whether hcl2json wrote brackets around a value as a calculation; Terraform reads the value in them. */
function isGrouped(oracle: unknown): boolean {
  return JSON.stringify(oracle).includes('"${(');
}

/** hcl2json writes Terraform's JSON, where a literal `${` is escaped by one more mark. */
function unescaped(value: TfvarsValue): TfvarsValue {
  if (typeof value === "string") return unescapedText(value);
  // hcl2json writes -0 as it stands; Terraform knows no negative zero.
  if (value === 0) return 0;
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Array) return value.map(unescaped);
  const entries = Object.entries(value).map(([key, item]) => [unescapedText(key), unescaped(item)] as const);
  return Object.fromEntries(entries);
}

function unescapedText(text: string): string {
  return text.replace(
    /(\$+)\$\{|(%+)%\{/g,
    (_all, dollars?: string, percents?: string) => `${dollars ?? percents ?? ""}{`,
  );
}
