import { chmodSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LastVerify } from "../../modules/handoff/last-verify";
import { run } from "../../scripts/handoff";
import { writeLastVerify } from "../support/last-verify";
import { runCommand } from "../support/run-command";

const ARN = "arn:aws:iam::111122223333:role/vendors/ArgminReadOnly";
const SECRET = "s3cret-external-id";
const APPLIED = new Date("2027-01-01T00:00:00Z");
const RECORD: LastVerify = {
  schemaVersion: 1,
  time: "2027-01-02T00:00:00.000Z",
  exitCode: 0,
  vendor: "argmin",
  mode: "live",
  roleArn: ARN,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handoff-"));
  values(`argmin_account_id = "999988887777"
external_id = "${SECRET}"
cur_bucket_name = "my-org-cur-bucket"
`);
  state({ role_arn: { value: ARN, type: "string" }, hidden: { value: SECRET, sensitive: true } });
  writeLastVerify(folder, RECORD);
});
afterEach(() => delete process.env["TERRAFORM_BINARY_NAME"]);
const values = (text: string): void => writeFileSync(join(folder, "terraform.tfvars"), text);
function state(outputs: unknown): void {
  const file = join(folder, "terraform.tfstate");
  writeFileSync(file, JSON.stringify({ version: 4, outputs }));
  utimesSync(file, APPLIED, APPLIED);
}
const handoff = (...words: string[]) => runCommand(run, ["--from", folder, ...words]);

describe("handoff", () => {
  it("prints what Argmin asks for, and nothing that is secret", async () => {
    expect(await handoff()).toEqual({
      code: 0,
      stderr: "",
      stdout: `role_arn:   ${ARN}
cur_bucket: my-org-cur-bucket
regions:    us-east-1
notes:      Every AssumeRole has to send the external ID agreed on; it is not repeated here.
`,
    });
  });

  it("lists the role of every account of an organization", async () => {
    const other = ARN.replace("111122223333", "222233334444");
    const outputs = {
      role_arn: { value: ARN },
      role_arns: { value: { "222233334444": other, "111122223333": ARN } },
    };
    writeFileSync(
      join(folder, "terraform.argmin-organization.tfstate"),
      JSON.stringify({ version: 4, outputs }),
    );
    values(`argmin_account_id = "999988887777"
external_id = "${SECRET}"
cur_bucket_name = "my-org-cur-bucket"
organizational_unit_ids = ["r-ab12"]
`);
    const { code, stdout } = await handoff("--organization", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).fields.role_arns).toEqual([`111122223333: ${ARN}`, `222233334444: ${other}`]);
  });

  it("refuses --organization where no organization was applied", async () => {
    const { code, stderr } = await handoff("--organization");
    expect(code).toBe(64);
    expect(stderr).toContain("'role_arns' must be among the Terraform outputs");
  });

  it.each(["nowhere", "terraform.tfvars", "terraform.tfvars/x"])("refuses --from %s", async (path) => {
    const from = join(folder, path);
    const { code, stdout, stderr } = await runCommand(run, ["--from", from, "--format", "json"]);
    expect(code).toBe(64);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { kind: "input", faults: [{ field: "--from", value: from }] },
    });
    expect(stderr).toMatch(/'--from' must be a directory/);
  });

  it("prints prefix, regions and notes where there are any, in every format", async () => {
    values(`argmin_account_id = "999988887777"
external_id = "${SECRET}"
previous_external_id = "old-${SECRET}"
cur_bucket_name = "my-org-cur-bucket"
cur_report_prefix = "reports"
aws_region = "eu-central-1"
enable_bedrock_access = false
access_expires_at = "2027-12-31T00:00:00Z"
`);
    const [json, markdown] = [
      await handoff("--region", "us-west-2", "--format", "json"),
      await handoff("--format", "markdown"),
    ];
    expect(JSON.parse(json.stdout)).toEqual({
      schemaVersion: 1,
      vendor: "argmin",
      fields: {
        role_arn: ARN,
        cur_bucket: "my-org-cur-bucket",
        cur_prefix: "reports",
        regions: ["eu-central-1", "us-west-2"],
      },
      notes: [
        "Not granted: Amazon Bedrock.",
        "The access ends at 2027-12-31T00:00:00Z.",
        "The external ID is being rotated: use the new one from now on.",
        "Every AssumeRole has to send the external ID agreed on; it is not repeated here.",
      ],
      warnings: [],
    });
    expect(markdown.stdout).toContain("- **cur_prefix**: `reports`\n");
    expect(json.stdout + markdown.stdout).not.toContain(SECRET);
  });

  it("fills in Costimizer's form", async () => {
    values(`costimizer_account_id = "999988887777"
external_id = "${SECRET}"
billing_bucket_name = "my-org-billing"
billing_export_name = "daily"
`);
    const { stdout, stderr, code } = await handoff("--vendor", "costimizer", "--format", "json");
    expect({ stderr: stderr.replace(/Warning: .*\n/g, ""), code }).toEqual({ stderr: "", code: 0 });
    expect(JSON.parse(stdout).fields).toMatchObject({
      name: "aws-111122223333",
      account_id: "111122223333",
      role_name: "ArgminReadOnly",
      bucket: "my-org-billing",
      export_name: "daily",
      enterprise_discount_program: "no",
    });
  });

  it.each<[string, () => void, RegExp]>([
    [
      "it was never verified",
      () => writeFileSync(join(folder, ".aws-onboarding", "last-verify.json"), "{}"),
      /Not verified yet/,
    ],
    [
      "the last verify was not green",
      () => writeLastVerify(folder, { ...RECORD, exitCode: 2 }),
      /was not green: it ended with 2/,
    ],
    [
      "it is older than the last apply",
      () => writeLastVerify(folder, { ...RECORD, time: "2026-12-31T00:00:00.000Z" }),
      /is older than the last apply/,
    ],
    [
      "another role was verified",
      () => writeLastVerify(folder, { ...RECORD, roleArn: `${ARN}2` }),
      /was of arn:.*2, not of this one/,
    ],
    [
      "the last verify was a simulation",
      () => writeLastVerify(folder, { ...RECORD, mode: "simulate" }),
      /made no real calls/,
    ],
    ["the record is of another shape", () => writeLastVerify(folder, { time: "soon" }), /Not verified yet/],
    [
      "the state is elsewhere",
      () => {
        mkdirSync(join(folder, ".terraform"));
        writeFileSync(join(folder, ".terraform", "terraform.tfstate"), "{}");
        const program = join(folder, "tofu");
        const outputs = JSON.stringify({ role_arn: { value: ARN, sensitive: false } });
        writeFileSync(program, `#!/bin/sh\necho '${outputs}'\n`);
        chmodSync(program, 0o755);
        process.env["TERRAFORM_BINARY_NAME"] = program;
      },
      /may be older than the last apply/,
    ],
  ])("warns when %s, and prints all the same", async (_what, prepare, warning) => {
    prepare();
    const { code, stdout, stderr } = await handoff();
    expect(code).toBe(0);
    expect(stdout).toContain(ARN);
    expect(stderr).toMatch(warning);
  });

  it("refuses to print the external ID, asked for or hidden in another value", async () => {
    expect((await handoff("--external-id")).stderr).toMatch(/it is never printed/);
    values(`argmin_account_id = "999988887777"
external_id = "cost-reports"
cur_bucket_name = "my-org-cur-bucket"
cur_report_prefix = "cost-reports/daily"
`);
    const refused = await handoff("--format", "json");
    expect(refused.code).toBe(64);
    expect(refused.stdout + refused.stderr).not.toContain("cost-reports");
    expect(JSON.parse(refused.stdout).error.kind).toBe("input");
  });

  it("says what is missing: outputs, values, all at once", async () => {
    state({});
    values('external_id = "x"\n');
    const { code, stderr, stdout } = await handoff();
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    for (const field of ["role_arn", "external_id", "argmin_account_id", "cur_bucket_name"])
      expect(stderr).toContain(`'${field}' must`);
  });

  it("copies with the program that the system has, and says when there is none", async () => {
    const programs = join(folder, "bin");
    mkdirSync(programs);
    const path = process.env["PATH"];
    try {
      process.env["PATH"] = programs;
      expect((await handoff("--copy")).stderr).toMatch(/find a clipboard: one of pbcopy/);
      writeFileSync(join(programs, "xsel"), `#!/bin/sh\nread -r line; echo "$line" > "${folder}/copied"\n`);
      chmodSync(join(programs, "xsel"), 0o755);
      expect(await handoff("--copy")).toMatchObject({ code: 0, stderr: "" });
    } finally {
      process.env["PATH"] = path;
    }
  });
});
