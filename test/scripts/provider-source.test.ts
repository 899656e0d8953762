import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withProviderSource } from "../../scripts/terraform/provider-source";

const folder = mkdtempSync(join(tmpdir(), "provider-source-"));
const mirror = join(folder, "mirror");
mkdirSync(join(mirror, "registry.terraform.io", "hashicorp", "aws", "5.100.0"), { recursive: true });
const own = join(folder, "own.tfrc");
writeFileSync(own, "");

const run = (environment: Record<string, string>) => {
  const said: string[] = [];
  const result = withProviderSource(environment, (text) => said.push(text));
  return { file: result["TF_CLI_CONFIG_FILE"], said: said.join("") };
};

test("the user's own configuration stays", () => {
  expect(run({ TF_CLI_CONFIG_FILE: own })).toEqual({ file: own, said: "" });
});

test("a mirror that was asked for is used, and the user is told", () => {
  const { file, said } = run({ TF_CLI_CONFIG_FILE: own, AWS_ONBOARDING_PROVIDER_MIRROR: mirror });
  expect(readFileSync(file!, "utf8")).toContain(JSON.stringify(mirror));
  expect(said).toContain(mirror);
  expect(run({ TF_CLI_CONFIG_FILE: own, AWS_ONBOARDING_PROVIDER_MIRROR: mirror })).toEqual({
    file,
    said: "",
  });
});

test("a configuration that is not there is left out, and a mirror that is asked for and none is refused", () => {
  const missing = join(folder, "missing.tfrc");
  const { file, said } = run({ TF_CLI_CONFIG_FILE: missing, AWS_ONBOARDING_PROVIDER_MIRROR: mirror });
  expect([file === missing, said.includes("does not exist")]).toEqual([false, true]);
  expect(() => run({ AWS_ONBOARDING_PROVIDER_MIRROR: folder })).toThrow(/must name a folder/);
});
