import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argmin } from "../../modules/vendors/argmin";
import type { Vendor } from "../../modules/vendors/vendor";
import { readGivenValues } from "../../scripts/terraform/given-values";
import { checkedInputs } from "../../scripts/terraform/input-values";

const REQUIRED = {
  argmin_account_id: "999988887777",
  external_id: "secret-external-id",
  cur_bucket_name: "my-org-cur-bucket",
};

function project(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function checked(options: {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly vars?: readonly string[];
  readonly varFiles?: readonly string[];
  readonly vendors?: readonly Vendor[];
}) {
  const { files = {}, environment = {}, vars = [], varFiles = [], vendors = [argmin] } = options;
  const given = readGivenValues({ folder: project(files), environment, vars, varFiles });
  return checkedInputs(argmin, given, vendors);
}

describe("values of a deployment", () => {
  const json = JSON.stringify(REQUIRED);

  test("come from the environment, --var, the project's files and --var-file, and the later wins", () => {
    const { values, faults } = checked({
      environment: { TF_VAR_cur_bucket_name: "from-environment", TF_VAR_role_path: "/from-environment/" },
      vars: ["role_name=FromVar"],
      files: {
        "terraform.tfvars":
          'argmin_account_id = "999988887777"\ncur_bucket_name = "from-tfvars"\naws_region = "us-east-2"',
        "terraform.tfvars.json": '{"external_id": "from-json", "aws_region": "eu-west-1"}',
        "b.auto.tfvars": 'aws_region = "eu-west-2"',
        "c.auto.tfvars.json": '{"aws_region": "eu-west-3"}',
        "mine.tfvars": 'external_id = "from-var-file"',
        "unused.tfvars": 'external_id = "from nowhere"',
      },
      varFiles: ["mine.tfvars"],
    });
    expect(faults).toEqual([]);
    expect(values).toEqual({
      argmin_account_id: "999988887777",
      cur_bucket_name: "from-tfvars",
      role_path: "/from-environment/",
      role_name: "FromVar",
      aws_region: "eu-west-3",
      external_id: "from-var-file",
    });
  });

  test("are converted as Terraform converts them", () => {
    const { values, faults } = checked({
      files: {
        "terraform.tfvars.json": json,
        "a.auto.tfvars": "argmin_account_id = 999988887777\ntags = { a = 1, b = true }",
      },
      environment: { TF_VAR_enable_log_events: "false", TF_VAR_oidc_audience: "12" },
      vars: [
        "max_session_duration=7200",
        'oidc_subjects=["repo:a/b:ref:refs/heads/main"]',
        "oidc_provider_arn=null",
      ],
    });
    expect(values).toMatchObject({
      argmin_account_id: "999988887777",
      tags: { a: "1", b: "true" },
      enable_log_events: false,
      oidc_audience: "12",
      max_session_duration: 7200,
      oidc_subjects: ["repo:a/b:ref:refs/heads/main"],
      oidc_provider_arn: "null",
    });
    // The text null is a text: for a single value a shell's words are taken as they are.
    expect(faults.map((fault) => fault.field)).toEqual(["oidc_provider_arn"]);
  });

  test("that are null are not given", () => {
    const { faults } = checked({ files: { "terraform.tfvars": "external_id = null\nrole_name = null" } });
    expect(faults.map((fault) => fault.field)).toEqual([
      "argmin_account_id",
      "external_id",
      "cur_bucket_name",
    ]);
  });

  test("are all checked at once, and no secret is repeated", () => {
    const { faults } = checked({
      files: {
        "terraform.tfvars":
          'external_id = "secret with spaces"\ncur_bucket_nam = "b"\nenable_bedrock_access = "maybe"\ntags = "none"',
      },
      vars: ["external_id=other secret", "secret-without-a-name", "role_path=x"],
    });
    expect(faults.map((fault) => fault.field)).toEqual(["--var", "--var external_id"]);
    const complete = checked({
      files: {
        "terraform.tfvars":
          'external_id = "secret with spaces"\ncur_bucket_nam = "b"\nenable_bedrock_access = "maybe"\ntags = "none"',
      },
      vars: ["external_id=other secret", "role_path=x", "oidc_subjects=[1"],
    });
    expect(complete.faults.map((fault) => fault.field)).toEqual([
      "--var external_id",
      "cur_bucket_nam",
      "argmin_account_id",
      "external_id",
      "oidc_subjects",
      "cur_bucket_name",
      "enable_bedrock_access",
      "role_path",
      "tags",
    ]);
    expect(JSON.stringify([faults, complete.faults])).not.toMatch(/secret with|other secret|secret-without/);
  });

  test("of another vendor or another project are passed over, misspelt ones are not", () => {
    const other: Vendor = {
      ...argmin,
      id: "other",
      inputs: [{ ...argmin.inputs[0]!, name: "other_account_id" }],
    };
    const files = { "terraform.tfvars.json": JSON.stringify({ ...REQUIRED, other_account_id: "1" }) };
    expect(
      checked({ files, vendors: [argmin, other], environment: { TF_VAR_of_another_project: "x" } }).faults,
    ).toEqual([]);
    expect(checked({ files }).faults).toMatchObject([{ field: "other_account_id" }]);
  });

  test("in a file that cannot be read are not called missing", () => {
    const { faults } = checked({
      files: { "terraform.tfvars": 'external_id = "open\n' },
      varFiles: ["none.tfvars"],
    });
    expect(faults).toHaveLength(2);
    expect(faults[0]?.field).toMatch(/^terraform\.tfvars:1:/);
    expect(faults[1]?.rule).toContain("readable file (ENOENT)");
  });
});
