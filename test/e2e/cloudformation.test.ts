/**
 * Templates against the real linter and the real emulator. What moto 5.2 does not do, and this file therefore does not
 * show: constraints and Rules of parameters (test/cloudformation holds them to the model), refusing a principal that is
 * none, masking NoEcho parameters, handing tags of the stack on to the role. What moto does wrongly in other ways is
 * corrected in test/support/moto-corrections.
 */
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListAttachedUserPoliciesCommand } from "@aws-sdk/client-iam";
import { renderTemplate } from "../../modules/cloudformation/render";
import { buildTemplate } from "../../modules/cloudformation/template";
import { canonicalPolicy } from "../../modules/iam/canonical";
import type { SandboxRole } from "../../modules/sandbox/account";
import { VENDORS } from "../../modules/vendors";
import { argmin } from "../../modules/vendors/argmin";
import { exampleValues } from "../../modules/vendors/example-values";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal, renderRole } from "../../modules/vendors/render";
import type { RoleVendor, Vendor } from "../../modules/vendors/vendor";
import { findProgram } from "../../scripts/lib/find-terraform";
import { ARGMIN_VALUE_SETS, ARGMIN_VALUES } from "../support/argmin-values";
import { EmulatedStack, startCorrectedMoto } from "../support/cloudformation-stack";
import { iamClient, readRole, roleNames } from "../support/iam-readback";
import { MOTO_ACCOUNT, type Moto } from "../support/moto";
import { runProcess } from "../support/run-process";
import { terraformEnvironment } from "../support/terraform";
import { PROJECT } from "../support/workspace";
import { parametersFor } from "../support/template-access";
import { runInSandbox, troubles } from "../verify/run-in-sandbox";

const ACCOUNT = commercial(MOTO_ACCOUNT);

describe("cfn-lint", () => {
  async function lint(files: readonly string[]) {
    const found = findProgram("cfn-lint", "Install it: pip install cfn-lint.");
    if (found.kind === "missing") throw new Error(`${found.name} is not on PATH. ${found.remedy}`);
    return runProcess(found.path, ["--include-checks", "I", "--", ...files], {
      cwd: tmpdir(),
      env: process.env,
    });
  }

  const folder = mkdtempSync(join(tmpdir(), "cfn-lint-"));

  test("has no finding in any vendor's template", async () => {
    const files = VENDORS.flatMap((vendor) =>
      [{}, { forOrganization: true, visibleSecrets: true }].flatMap((options, index) =>
        (["yaml", "json"] as const).map((format) => {
          const file = join(folder, `${vendor.id}-${index}.${format}`);
          writeFileSync(file, renderTemplate(vendor, { format, ...options }));
          return file;
        }),
      ),
    );
    expect(await lint(files)).toMatchObject({ code: 0, output: "" });
  });

  test("finds what is wrong", async () => {
    const file = join(folder, "broken.yaml");
    const text = renderTemplate(argmin, { format: "yaml" });
    writeFileSync(file, text.replace("MaxSessionDuration: !Ref MaxSessionDuration", "MaxSession: 1"));
    const { code, output } = await lint([file]);
    expect(code).not.toBe(0);
    expect(output).toContain("MaxSession");
  });
});

describe("moto", () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startCorrectedMoto();
  });
  beforeEach(() => moto.reset());
  afterAll(() => moto.stop());

  async function expectRole(
    vendor: RoleVendor,
    values: InputValues,
    outputs: Readonly<Record<string, string>>,
  ) {
    const expected = renderRole(vendor, values, ACCOUNT);
    const live = await readRole(iamClient(moto.endpoint), expected.name);
    const inline = expected.policies.filter((policy) => policy.managedArn === undefined);
    expect(canonicalPolicy(live.trust)).toEqual(canonicalPolicy(expected.trust));
    expect(live.policies.map((p) => ({ ...p, document: canonicalPolicy(p.document) }))).toEqual(
      inline
        .map(({ name, document }) => ({ name, document: canonicalPolicy(document) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    expect(live).toMatchObject({
      arn: expected.arn,
      path: expected.path,
      maxSessionDuration: expected.maxSessionDuration,
      attachedPolicyArns: attachedArns(expected),
    });
    expect(live.permissionsBoundaryArn).toBe(expected.permissionsBoundaryArn);
    expect(outputs["RoleArn"]).toBe(expected.arn);
    expect(outputs["GrantedPermissions"]).toBe(
      expected.grantedPermissions.map((line) => `${line}\n`).join(""),
    );
  }

  function attachedArns(rendered: ReturnType<typeof renderPrincipal>): readonly string[] {
    const own = rendered.policies.flatMap((policy) => policy.managedArn ?? []);
    return [...own, ...rendered.awsManagedPolicyArns].sort();
  }

  function stackOf(vendor: Vendor): {
    stack: EmulatedStack;
    parameters: (values: InputValues) => Record<string, string>;
  } {
    const { body } = buildTemplate(vendor);
    const stack = new EmulatedStack(moto.endpoint, vendor.id, renderTemplate(vendor, { format: "yaml" }));
    return { stack, parameters: (values) => parametersFor(vendor, values, body) };
  }

  test("Argmin's stack follows every value set, and its role goes with it", async () => {
    const { stack, parameters } = stackOf(argmin);
    await stack.create(parameters(ARGMIN_VALUES));
    await expectRole(argmin, ARGMIN_VALUES, await stack.outputs());
    const switches = ["bedrock_access", "log_events", "identity_inventory", "organizations_read"];
    const sets: readonly InputValues[] = [
      ...switches.map((name) => ({ [`enable_${name}`]: false })),
      // What a named role is replaced for is left to AWS: moto keeps the old name and path.
      ...Object.values(ARGMIN_VALUE_SETS).map(({ role_name: _name, role_path: _path, ...rest }) => rest),
      {},
    ];
    for (const set of sets) {
      const values = { ...ARGMIN_VALUES, ...set };
      await stack.update(parameters(values));
      await expectRole(argmin, values, await stack.outputs());
    }
    await stack.delete();
    expect(await roleNames(iamClient(moto.endpoint))).toEqual([]);
  });

  test("verify is green for the role that the stack made, and not for another one", async () => {
    const { stack, parameters } = stackOf(argmin);
    const given = { ...ARGMIN_VALUES, ...ARGMIN_VALUE_SETS["prefix"], enable_log_events: false };
    await stack.create(parameters(given));
    const live = await readRole(iamClient(moto.endpoint), "ArgminReadOnly");
    await stack.delete();
    const served: SandboxRole = {
      name: "ArgminReadOnly",
      path: live.path,
      trust: live.trust,
      maxSessionDuration: live.maxSessionDuration,
      inline: Object.fromEntries(live.policies.map(({ name, document }) => [name, document])),
      attached: [],
    };
    const { result } = await runInSandbox({ vendor: argmin, given, change: () => served });
    expect(troubles(result)).toEqual([]);
    expect(result.lines.filter(({ verdict }) => verdict === "passed").length).toBeGreaterThan(20);
    const inline = Object.fromEntries(
      live.policies.flatMap(({ name, document }) => (name === "pricing" ? [] : [[name, document]])),
    );
    const { result: poorer } = await runInSandbox({
      vendor: argmin,
      given,
      change: () => ({ ...served, inline }),
    });
    expect(troubles(poorer).join()).toContain("pricing");
  });

  test("the commands of docs/cloudformation.md do what the page says", async () => {
    const page = readFileSync(join(PROJECT, "docs/cloudformation.md"), "utf8");
    const blocks = [...page.matchAll(/```(?:sh|json)\n([^]*?)```/g)].map((match) => match[1] ?? "");
    const folder = mkdtempSync(join(tmpdir(), "page-"));
    symlinkSync(join(PROJECT, "dist"), join(folder, "dist"));
    writeFileSync(join(folder, "parameters.json"), blocks.find((block) => block.startsWith("[")) ?? "");
    const commands = ["set -e", ...blocks.filter((block) => block.startsWith("aws "))].join("\n");
    const env = { ...terraformEnvironment(), ...moto.environment, AWS_DEFAULT_REGION: "us-east-1" };
    const ran = await runProcess("bash", ["-c", commands], { cwd: folder, env });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain("arn:aws:iam::111122223333:role/ArgminReadOnly");
    const { policies, trust } = await readRole(iamClient(moto.endpoint), "ArgminReadOnly");
    expect(policies.map(({ name }) => name)).not.toContain("logs");
    // Kept, though CloudFormation would show its mask.
    expect(JSON.stringify(trust)).toContain("REPLACE-WITH-YOUR-EXTERNAL-ID");
  });

  test.each(VENDORS.flatMap((vendor) => (vendor.principal === "role" ? [[vendor.id, vendor] as const] : [])))(
    "%s is created from its examples",
    async (_, vendor) => {
      const { stack, parameters } = stackOf(vendor);
      const values = exampleValues(vendor);
      await stack.create(parameters(values));
      await expectRole(vendor, values, await stack.outputs());
      await stack.delete();
    },
  );

  test.each(VENDORS.flatMap((vendor) => (vendor.principal === "user" ? [[vendor.id, vendor] as const] : [])))(
    "the user of %s is created with its policies attached",
    async (_, vendor) => {
      const { stack, parameters } = stackOf(vendor);
      const values = exampleValues(vendor);
      await stack.create(parameters(values));
      const expected = renderPrincipal(vendor, values, ACCOUNT);
      const iam = iamClient(moto.endpoint);
      const { AttachedPolicies } = await iam.send(
        new ListAttachedUserPoliciesCommand({ UserName: expected.name }),
      );
      expect((AttachedPolicies ?? []).map((policy) => policy.PolicyArn).sort()).toEqual(
        attachedArns(expected),
      );
      expect((await stack.outputs())["UserArn"]).toBe(expected.arn);
    },
  );
});
