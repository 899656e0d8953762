/** The vendor of docs/add-a-vendor.md, taken from the page and put outside of the source tree: all forms work for it. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Testing } from "cdktf";
import { buildTemplate } from "../../modules/cloudformation/template";
import { checkPrincipals } from "../../modules/check/check";
import { vendorPrincipals } from "../../modules/check/readers/vendors";
import { exampleValues } from "../../modules/vendors/example-values";
import { overviewOf } from "../../modules/vendors/overview";
import { preview } from "../../modules/preview/preview";
import { tfvarsExample } from "../../modules/vendors/tfvars-example";
import type { Vendor } from "../../modules/vendors/vendor";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { OnboardingStack } from "../../stacks/onboarding-stack";
import { ACCOUNT, lineOf, runInSandbox, troubles } from "../verify/run-in-sandbox";

const modules = resolve(__dirname, "../../modules");
const page = readFileSync(resolve(__dirname, "../../docs/add-a-vendor.md"), "utf8");
const source = /```ts\n([^]*?)```/.exec(page)?.[1] ?? "";
let tallyman: Vendor;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "own-vendor-"));
  const moved = source
    .replaceAll('from "../', `from "${modules}/`)
    .replaceAll('from "./', `from "${modules}/vendors/`);
  writeFileSync(join(folder, "tallyman.ts"), moved);
  ({ tallyman } = (await import(join(folder, "tallyman.ts"))) as { tallyman: Vendor });
});

test("it is short", () => {
  const lines = source.split("\n").filter((line) => line.trim() !== "");
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.length).toBeLessThan(60);
});

test("it has a module, a template and an example of its values", () => {
  const { resource, output } = JSON.parse(
    Testing.synth(new OnboardingStack(Testing.app(), tallyman.id, { vendor: tallyman })),
  ) as { resource: Record<string, Record<string, unknown>>; output: Record<string, unknown> };
  expect(Object.keys(resource["aws_iam_role_policy"] ?? {}).sort()).toEqual(["cloudwatch", "queue_depth"]);
  expect(Object.keys(output).sort()).toEqual(["granted_permissions", "role_arn"]);
  const template = JSON.stringify(buildTemplate(tallyman));
  expect(template).toContain("sqs:GetQueueAttributes");
  expect(template).toContain("AWS::IAM::Role");
  expect(tfvarsExample(tallyman)).toMatch(/^tallyman_account_id = ""$/m);
});

test("it is listed, shown and proven", async () => {
  expect(overviewOf([tallyman]).vendors[0]?.dataClasses).toEqual(["metadata", "telemetry"]);
  expect(JSON.stringify(preview(tallyman, exampleValues(tallyman), ACCOUNT))).toContain("SQS: list queues");
  const report = checkPrincipals(vendorPrincipals(tallyman), await loadCatalogue());
  expect(report.verdict).toBe("passed");
});

test("it is verified, and a fault is found", async () => {
  const given = exampleValues(tallyman);
  const { result } = await runInSandbox({ vendor: tallyman, given });
  expect(troubles(result)).toEqual([]);
  expect(result.exitCode).toBe(0);
  expect(lineOf(result, "probe", "queue-depth/queues").reason).toBe("allowed");
  const lost = await runInSandbox({ vendor: tallyman, given, live: { ...given, enable_queues: false } });
  expect(lost.result.exitCode).not.toBe(0);
  expect(lineOf(lost.result, "probe", "queue-depth/queues").verdict).toBe("gap");
});
