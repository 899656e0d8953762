import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, Testing } from "cdktf";
import { COLUMNS, exportQuery, SPLIT_COST_COLUMNS } from "../../modules/billing-export/columns";
import { billingInputs } from "../../modules/constructs/billing-inputs";
import { organizationInputs } from "../../modules/constructs/organization-inputs";
import { argmin } from "../../modules/vendors/argmin";
import { BillingExportStack } from "../../stacks/billing-export-stack";

type Block = Readonly<Record<string, unknown>>;

interface Synthesized {
  readonly resource: Readonly<Record<string, { readonly reports: Block }>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, { readonly statement: readonly Block[] }>>>>;
  readonly provider: { readonly aws: readonly Block[] };
  readonly variable: Readonly<Record<string, unknown>>;
}

const { resource, data, provider, variable } = JSON.parse(
  Testing.synth(new BillingExportStack(new App(), "billing-export")),
) as Synthesized;

test("the columns are frozen: 114, and 11 for split costs, each once, by name", () => {
  const all = [...COLUMNS, ...SPLIT_COST_COLUMNS];
  expect([COLUMNS.length, SPLIT_COST_COLUMNS.length]).toEqual([114, 11]);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
  expect(exportQuery(["b", "a"])).toBe("SELECT a, b FROM COST_AND_USAGE_REPORT");
  // Present whatever the settings are, and the point of the export.
  for (const name of ["line_item_resource_id", "line_item_unblended_cost", "resource_tags"]) {
    expect(COLUMNS).toContain(name);
  }
});

test("no service may deliver without saying for whose report", () => {
  const documents = data["aws_iam_policy_document"] ?? {};
  const forServices = Object.values(documents)
    .flatMap(({ statement }) => statement)
    .filter(({ principals }) => JSON.stringify(principals).includes('"Service"'));
  expect(forServices.map(({ sid }) => sid)).toEqual([
    "BillingChecksTheBucket",
    "BillingDelivers",
    "BillingEncrypts",
  ]);
  for (const { condition } of forServices) {
    const keys = (condition as readonly { readonly variable: string }[]).map((one) => one.variable);
    expect(keys).toEqual(["aws:SourceAccount", "aws:SourceArn"]);
  }
});

test("both kinds live in us-east-1, and one of them exists", () => {
  expect(provider.aws).toContainEqual({ alias: "billing", region: "us-east-1" });
  const modern = resource["aws_bcmdataexports_export"]?.reports ?? {};
  const legacy = resource["aws_cur_report_definition"]?.reports ?? {};
  expect([modern["provider"], legacy["provider"]]).toEqual(["aws.billing", "aws.billing"]);
  expect(modern["count"]).toBe('${var.export_kind == "cur-2" ? 1 : 0}');
  expect(legacy["count"]).toBe('${var.export_kind == "cur-legacy" ? 1 : 0}');
});

test.each(["aws_s3_bucket", "aws_kms_key"])("%s cannot be destroyed by accident", (type) => {
  expect(resource[type]?.reports["lifecycle"]).toEqual({ prevent_destroy: true });
});

test.each([
  ["billing-export.md", billingInputs],
  ["organization.md", organizationInputs(argmin)],
] as const)("docs/%s names every input with its default", (page, inputs) => {
  const text = readFileSync(join(__dirname, "../../docs", page), "utf8");
  for (const { name, default: fallback } of inputs) {
    const row = text.split("\n").find((line) => line.startsWith(`| \`${name}\``));
    const shown =
      fallback === undefined
        ? "required"
        : fallback === "" || typeof fallback === "object"
          ? "none"
          : String(fallback);
    expect(row?.split("|")[2]?.replaceAll("`", "").trim()).toBe(shown);
  }
});

test("its variables are its inputs", () => {
  expect(Object.keys(variable)).toEqual(billingInputs.map(({ name }) => name).sort());
});
