/** `npm start`: the whole story on this machine, without an AWS account and without Terraform. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkPrincipals } from "../modules/check/check";
import { printTable } from "../modules/check/printers/table";
import { vendorPrincipals } from "../modules/check/readers/vendors";
import { exitCodeOf } from "../modules/check/report";
import { isWrite } from "../modules/iam/access-level";
import type { Catalogue } from "../modules/iam/catalogue";
import { previewText } from "../modules/preview/print";
import { preview } from "../modules/preview/preview";
import { exampleValues } from "../modules/vendors/example-values";
import { commercial } from "../modules/vendors/literal";
import type { Vendor } from "../modules/vendors/vendor";
import { loadCatalogue } from "./lib/load-catalogue";
import { breakHelp, breakOption, demonstrate } from "./lib/demonstration";
import { runProgram } from "./lib/entry";
import { colourWanted, vendorOption } from "./lib/options";

export const usage = `Usage: npm start -- [options]

Synthesizes a vendor's module, proves that what it grants can only read, starts a local AWS endpoint that serves the
role, verifies the role there as the vendor would, and shows what a reviewer wants to know. Needs no AWS account.

Options:
  --vendor ID    the vendor (default: argmin)
  --break KIND   break something first, to see verify find it; --break help lists the kinds
  --help         this text

Exit codes: those of the proof and of verify. 0 passed, 1 gaps, 2 findings, 3 inconclusive, 64 wrong usage or input.
`;

async function main(argv: readonly string[]): Promise<number> {
  const options = {
    vendor: { type: "string" },
    break: { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.break === "help") {
    process.stdout.write(breakHelp());
    return 0;
  }
  const vendor = vendorOption(values.vendor);
  const faults = breakOption(values.break);

  heading(`1. Synthesize: the Terraform of ${vendor.title}`);
  synthesize(vendor);
  heading("2. Prove: everything that is granted, against AWS's action catalogue");
  const proof = await prove(vendor);
  heading("3. What a reviewer sees");
  const account = commercial("111122223333");
  say(previewText(preview(vendor, exampleValues(vendor), account)));
  heading("4. Verify: the role, served by a local AWS endpoint, tested as the vendor would use it");
  const verdict = await demonstrate(vendor, exampleValues(vendor), faults);
  say(
    verdict === 0
      ? `\nThe ${vendor.principal} is what was promised.\n`
      : `\nverify ended with exit code ${verdict}: see the lines above.\n`,
  );
  if (proof !== 0) say(`The proof in step 2 ended with exit code ${proof}, and so does this program.\n`);
  heading("Next: the real thing");
  say(nextSteps(vendor));
  return proof === 0 ? verdict : proof;
}

function synthesize(vendor: Vendor): void {
  const root = join(__dirname, "..");
  const run = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`Synthesis failed:\n${run.stderr}${run.stdout}`);
  say(`cdktf.out/stacks/${vendor.id}/cdk.tf.json is written.\n`);
}

async function prove(vendor: Vendor): Promise<number> {
  const catalogue = await loadCatalogue();
  const report = checkPrincipals(vendorPrincipals(vendor), catalogue);
  say(printTable(report, { colour: colourWanted(), verbose: false }));
  say(refused(catalogue));
  return exitCodeOf(report);
}

/** What the proof rests on, in numbers. */
function refused(catalogue: Catalogue): string {
  const writes = catalogue.expand("*:*").filter((action) => isWrite(action.accessLevel)).length;
  return `Judged against ${catalogue.size} actions, of which ${writes} write.\n`;
}

function nextSteps(vendor: Vendor): string {
  const isDefault = vendor === vendorOption(undefined);
  const flag = isDefault ? "" : ` --vendor ${vendor.id}`;
  const example = isDefault
    ? "terraform.tfvars.example"
    : `dist/terraform/${vendor.id}/terraform.tfvars.example`;
  return `  cp ${example} terraform.tfvars   # fill in what is not commented out
  npx aws-onboarding doctor${flag}    # this machine, the credentials, the values
  npm run deploy -- ${vendor.id}
  npx aws-onboarding verify${flag} --from .    # is it what was promised?
  npx aws-onboarding handoff${flag} --from .   # what to give to ${vendor.title}

Without CDKTF: npx aws-onboarding export --vendor ${vendor.id} --out DIR. More in README.md.
`;
}

function heading(text: string): void {
  say(`\n${colourWanted() ? `\u001B[1m${text}\u001B[0m` : text}\n\n`);
}

function say(text: string): void {
  process.stdout.write(text);
}

runProgram(main);
