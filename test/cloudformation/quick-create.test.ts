import { writeFileSync } from "node:fs";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quickCreateLink, type QuickCreate } from "../../modules/cloudformation/quick-create";
import { InputError } from "../../modules/errors";
import { argmin } from "../../modules/vendors/argmin";
import { run } from "../../scripts/quick-create";

const URL_OF = "https://my-bucket.s3.us-east-1.amazonaws.com/argmin.yaml";
const REQUEST: QuickCreate = { templateUrl: URL_OF, region: "us-east-1" };
const SECRET = "not-for-any-link";

/** The query behind the `#` of the link. */
function query(url: string): URLSearchParams {
  return new URLSearchParams(new URL(url).hash.split("?")[1]);
}

test.each([
  ["us-east-1", "https://us-east-1.console.aws.amazon.com/", "amazonaws.com"],
  ["us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/", "amazonaws.com"],
  ["cn-north-1", "https://cn-north-1.console.amazonaws.cn/", "amazonaws.com.cn"],
  ["eusc-de-east-1", "https://eusc-de-east-1.console.amazonaws-eusc.eu/", "amazonaws.eu"],
])("a stack in %s is made in the console of its partition", (region, console, domain) => {
  const templateUrl = `https://my-bucket.s3.${region}.${domain}/argmin.yaml`;
  const { url } = quickCreateLink(argmin, { templateUrl, region });
  expect(url.startsWith(`${console}cloudformation/home?region=${region}#/stacks/create/review?`)).toBe(true);
  expect(query(url).get("templateURL")).toBe(templateUrl);
});

test("given values are filled in, the others are asked for, and secrets stay out", () => {
  const link = quickCreateLink(argmin, {
    ...REQUEST,
    stackName: "costs",
    values: {
      cur_bucket_name: "my-org-cur-bucket",
      enable_log_events: false,
      oidc_subjects: ["repo:my-org/a:ref:refs/heads/main", "repo:my-org/b:ref:refs/heads/x&y"],
      max_session_duration: 7200,
      external_id: SECRET,
      tags: { owner: "platform" },
    },
  });
  expect(Object.fromEntries(query(link.url))).toEqual({
    templateURL: URL_OF,
    stackName: "costs",
    param_OidcSubjects: "repo:my-org/a:ref:refs/heads/main,repo:my-org/b:ref:refs/heads/x&y",
    param_CurBucketName: "my-org-cur-bucket",
    param_EnableLogEvents: "false",
    param_MaxSessionDuration: "7200",
  });
  expect(link.missing).toEqual(["ArgminAccountId", "ExternalId"]);
  expect(link.url).not.toContain(SECRET);
});

test("every fault is reported at once, without the signature of a presigned URL", () => {
  const faults = (request: Partial<QuickCreate>) => {
    try {
      quickCreateLink(argmin, { ...REQUEST, ...request });
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect(String(error)).not.toContain("X-Amz-Signature");
      return (error as InputError).faults.map(({ field }) => field);
    }
  };
  expect(faults({})).toEqual([]);
  expect(faults({ templateUrl: "https://s3.us-east-1.amazonaws.com/my-bucket/argmin.yaml" })).toEqual([]);
  expect(faults({ templateUrl: `${URL_OF}?X-Amz-Signature=abc` })).toEqual([]);
  expect(faults({ region: "us-east", stackName: "1st" })).toEqual(["--region", "--stack-name"]);
  for (const templateUrl of [
    "http://my-bucket.s3.us-east-1.amazonaws.com/argmin.yaml",
    "https://raw.githubusercontent.com/argmin.yaml?X-Amz-Signature=abc",
    "https://my-bucket.s3.us-east-1.amazonaws.com.stranger.example/argmin.yaml",
    "https://s3.us-east-1.amazonaws.com/my-bucket",
    "https://my-bucket.s3.cn-north-1.amazonaws.com.cn/argmin.yaml",
    "argmin.yaml",
  ]) {
    expect(faults({ templateUrl })).toEqual(["--template-url"]);
  }
  expect(faults({ values: { cur_bucket_name: "Not A Bucket", no_such_input: "x" } })).toEqual([
    "no_such_input",
    "cur_bucket_name",
  ]);
});

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "quick-create-"));
  const secretFile = join(folder, "external-id");
  const varFile = join(folder, "terraform.tfvars");
  writeFileSync(secretFile, `${SECRET}\n`);
  writeFileSync(varFile, `cur_bucket_name = "my-org-cur-bucket"\nexternal_id = "${SECRET}"\n`);
  const required = ["--template-url", URL_OF, "--region", "us-east-1"];

  async function printed(argv: readonly string[]): Promise<{ out: string; err: string }> {
    let out = "";
    let err = "";
    const stdout = jest
      .spyOn(process.stdout, "write")
      .mockImplementation((text) => ((out += String(text)), true));
    const stderr = jest
      .spyOn(process.stderr, "write")
      .mockImplementation((text) => ((err += String(text)), true));
    try {
      expect(await run(argv)).toBe(0);
    } finally {
      stdout.mockRestore();
      stderr.mockRestore();
    }
    return { out, err };
  }

  test("leaves the external ID of the value file out", async () => {
    const { out, err } = await printed([...required, "--var-file", varFile]);
    expect(query(out.trim()).get("param_CurBucketName")).toBe("my-org-cur-bucket");
    expect(out + err).not.toContain(SECRET);
    expect(err).toContain("Asked for in the console: ArgminAccountId, ExternalId.");
  });

  test("puts it in when asked, with the warning why not to", async () => {
    const argv = [...required, "--external-id-from", secretFile, "--format", "json"];
    const { out, err } = await printed(argv);
    const { url, warnings } = JSON.parse(out) as { url: string; warnings: readonly string[] };
    expect(query(url).get("param_ExternalId")).toBe(SECRET);
    expect(warnings[0]).toContain("ignores NoEcho parameters");
    expect(err).toContain("kept by browsers");
  });

  test("says everything that is missing", () => {
    expect(() => run([])).toThrow(/--template-url[^]*--region/);
  });
});
