/** What is exported means what was synthesized: plans agree, tables agree with the provider, odd text survives. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { DATA_SOURCES, RESOURCES } from "../../modules/hcl/aws-schema";
import { moduleFiles } from "../../modules/hcl/module-files";
import { attribute, block, type Members } from "../../modules/hcl/schema";
import { canonicalPolicy } from "../../modules/iam/canonical";
import type { PolicyDocument } from "../../modules/iam/policy";
import { ARGMIN_VALUE_SETS, ARGMIN_VALUES } from "../support/argmin-values";
import { startMoto, type Moto } from "../support/moto";
import { nastyText } from "../support/nasty-text";
import { terraform } from "../support/terraform";
import { synthesizedStack, writeValues } from "../support/workspace";
import { exported } from "./support/exported";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());

test("the plans of the HCL, of the JSON and of the CDKTF stack agree resource by resource", async () => {
  const folders = [
    await exported("argmin"),
    await exported("argmin", { format: "json" }),
    await synthesizedStack("argmin"),
  ];
  for (const folder of folders) await terraform(folder, ["init"], moto.environment);
  for (const name of ["required values alone", "everything"]) {
    const values = { ...ARGMIN_VALUES, ...ARGMIN_VALUE_SETS[name] };
    const plans: unknown[] = [];
    for (const folder of folders) {
      const file = writeValues(folder, "values.json", values);
      await terraform(folder, ["plan", `-var-file=${file}`, "-out=plan"], moto.environment);
      plans.push(comparable(JSON.parse((await terraform(folder, ["show", "-json", "plan"])).stdout) as Plan));
    }
    expect(Object.keys(plans[0] as object).length).toBeGreaterThan(10);
    expect(plans[0]).toEqual(plans[1]);
    expect(plans[0]).toEqual(plans[2]);
  }
});

interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: Readonly<Record<string, unknown>>;
  }[];
  readonly output_changes: Readonly<Record<string, unknown>>;
}

/** What would be created, by address. Statements of a policy have no order. */
function comparable({
  resource_changes: changes,
  output_changes: outputs,
}: Plan): Readonly<Record<string, unknown>> {
  const resources = changes.map(({ address, change }) => [address, withoutOrder(change)] as const);
  return Object.fromEntries([...resources, ["outputs", outputs] as const]);
}

function withoutOrder(value: unknown): unknown {
  if (typeof value === "string" && value.includes('"Statement"'))
    return canonicalPolicy(JSON.parse(value) as PolicyDocument);
  if (Array.isArray(value)) return value.map(withoutOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutOrder(item)]));
}

test("the tables know attributes and blocks as the provider's own schema does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "schema-"));
  writeFileSync(join(folder, "main.tf"), 'provider "aws" {}\n');
  await terraform(folder, ["init"]);
  const { provider_schemas: schemas } = JSON.parse(
    (await terraform(folder, ["providers", "schema", "-json"])).stdout,
  ) as { provider_schemas: Record<string, { resource_schemas: Schemas; data_source_schemas: Schemas }> };
  const [aws] = Object.values(schemas);
  const wrong = [
    ...Object.entries(RESOURCES).flatMap(([type, table]) =>
      wrongMembers(table, aws!.resource_schemas[type]?.block, type),
    ),
    ...Object.entries(DATA_SOURCES).flatMap(([type, table]) =>
      wrongMembers(table, aws!.data_source_schemas[type]?.block, `data.${type}`),
    ),
  ];
  expect(wrong).toEqual([]);
  const document = aws!.data_source_schemas["aws_iam_policy_document"]!.block;
  const mistaken = { statement: attribute("template"), version: block(), nonsense: attribute("template") };
  expect(wrongMembers(mistaken, document, "d")).toEqual(["d.statement", "d.version", "d.nonsense"]);
});

type Schemas = Record<string, { block: ProviderBlock }>;
interface ProviderBlock {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly block_types?: Readonly<Record<string, { readonly block: ProviderBlock }>>;
}

function wrongMembers(table: Members, provider: ProviderBlock | undefined, at: string): readonly string[] {
  return Object.entries(table).flatMap(([name, schema]) => {
    if (schema.kind === "attribute") return name in (provider?.attributes ?? {}) ? [] : [`${at}.${name}`];
    const inner = provider?.block_types?.[name]?.block;
    return inner ? wrongMembers(schema.members, inner, `${at}.${name}`) : [`${at}.${name}`];
  });
}

test("text that breaks careless printers reaches Terraform as it was meant", async () => {
  const texts = [
    ...["$${var.x}", "$${literal}", "a$", "$$", "%%{", "%", "EOT\n<<EOT\n", '"', "\\n", "\u2028", "'"],
    ...fc.sample(nastyText, { numRuns: 200, seed: 7 }),
  ];
  const escaped = texts.map((text) => text.replace(/\$+(?=\{)|%+(?=\{)/g, (marks) => marks + marks[0]!));
  const configuration = {
    variable: { x: { default: "inner" } },
    output: {
      templates: { value: escaped },
      joined: { value: escaped.map((text) => `\${var.x}${text}-\${"$"}\${var.x}`) },
      keys: { value: Object.fromEntries(escaped.map((text, i) => [`${i}${text}`, text])) },
    },
  };
  const folder = mkdtempSync(join(tmpdir(), "texts-"));
  for (const [name, content] of Object.entries(moduleFiles(configuration)))
    writeFileSync(join(folder, name), content);
  await terraform(folder, ["init"]);
  await terraform(folder, ["apply", "-auto-approve"]);
  const outputs = JSON.parse((await terraform(folder, ["output", "-json"])).stdout) as Record<
    string,
    { value: unknown }
  >;
  expect(outputs["templates"]!.value).toEqual(texts);
  expect(outputs["joined"]!.value).toEqual(texts.map((text) => `inner${text}-$inner`));
  expect(outputs["keys"]!.value).toEqual(Object.fromEntries(texts.map((text, i) => [`${i}${text}`, text])));
});
