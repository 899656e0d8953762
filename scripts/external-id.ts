/** `external-id`: generates and rotates external IDs. */
import { randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { parseArgs } from "node:util";
import { InputError, type Fault } from "../modules/errors";
import { parseDuration, timestamp } from "../modules/external-id/duration";
import { durationFault, noFileFault, notAFileFault, notVerifiedFault } from "../modules/external-id/errors";
import { nextSteps, printRotation, type RotationReport } from "../modules/external-id/print";
import {
  beginRotation,
  finishRotation,
  type Rotation,
  type RotationInput,
} from "../modules/external-id/rotation";
import { readLastVerify } from "../modules/handoff/last-verify";
import { replaceFile } from "../modules/tfvars/replace-file";
import { choiceOption, vendorOption } from "./lib/options";
import { readText, readTextFile } from "./lib/text-input";

export const usage = `Usage: npx aws-onboarding external-id generate
       npx aws-onboarding external-id rotate --new FILE|- [--expires-in TIME] [options]
       npx aws-onboarding external-id rotate --finish [options]

generate          prints a new external ID: a random UUID (vendors make one for each customer)
rotate --new F    external_id in terraform.tfvars becomes previous_external_id with an expiry, and the text of F (- for
                  standard input) becomes external_id; comments and layout stay as they are
rotate --finish   removes previous_external_id, once verify has seen the new one admitted

Options of rotate:
  --expires-in TIME  how long the old one is still admitted: 12h, 7d (default), 2w
  --var-file FILE    the file to edit (default: terraform.tfvars, else terraform.tfvars.json)
  --vendor ID        the vendor (default: the first of 'vendors')
  --dry-run          show what would change, and write nothing
  --force            finish although no verification has seen the new ID
  --format FORMAT    text (default) or json
  --help             this text

The file is replaced at once: whatever interrupts this, it is the old one or the new one. No external ID is printed by rotate.
Exit codes: 0 done, 64 wrong usage or input.
`;

const OPTIONS = {
  new: { type: "string" },
  finish: { type: "boolean" },
  "expires-in": { type: "string" },
  "var-file": { type: "string" },
  vendor: { type: "string" },
  "dry-run": { type: "boolean" },
  force: { type: "boolean" },
  format: { type: "string" },
} as const;

type Values = ReturnType<typeof parse>["values"];

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: true });
}

/** Runs the command. */
export function run(argv: readonly string[]): Promise<number> {
  return Promise.resolve().then(() => {
    const { values, positionals } = parse(argv);
    const [verb = "", ...others] = positionals;
    if (others.length > 0 || (verb !== "generate" && verb !== "rotate"))
      throw new InputError([verbFault(positionals)]);
    if (verb === "rotate") return rotate(values);
    const [option] = Object.keys(values);
    if (option !== undefined) throw new InputError([unusedFault(`--${option}`, "generate")]);
    process.stdout.write(`${randomUUID()}\n`);
    return 0;
  });
}

function rotate(values: Values): number {
  const format = choiceOption("--format", values.format, ["text", "json"]);
  throwUnlessOneStep(values);
  const path = editedFile(values["var-file"]);
  const input: RotationInput = {
    vendor: vendorOption(values.vendor),
    file: basename(path),
    source: readTextFile(path, "--var-file"),
  };
  const { rotation, expiresAt } = values.finish ? finish(input, path, values) : begin(input, values);
  const step: RotationReport["step"] = values.finish ? "finish" : "begin";
  const written = !values["dry-run"];
  if (written) replaceFile(path, rotation.text);
  const report: RotationReport = {
    step,
    file: path,
    written,
    changes: rotation.changes,
    ...(expiresAt !== undefined && { expiresAt }),
    next: nextSteps(step, expiresAt),
  };
  process.stdout.write(printRotation(report, format));
  return 0;
}

interface Planned {
  readonly rotation: Rotation;
  readonly expiresAt?: string;
}

function begin(input: RotationInput, values: Values): Planned {
  const wait = parseDuration(values["expires-in"] ?? "7d");
  if (wait === undefined) throw new InputError([durationFault(values["expires-in"] ?? "")]);
  const now = Date.now();
  const expiresAt = timestamp(now + wait);
  const newId = readText(values.new ?? "", "--new").replace(/\r?\n$/, "");
  return { rotation: beginRotation(input, newId, expiresAt, timestamp(now)), expiresAt };
}

function finish(input: RotationInput, path: string, values: Values): Planned {
  const rotation = finishRotation(input);
  const why = values.force ? undefined : whyNotVerified(path);
  if (why !== undefined) throw new InputError([notVerifiedFault(why)]);
  return { rotation };
}

/**
 * The rotation began when the file was last written: a verification before that has not seen the new ID. A green one
 * with real calls has: the right external ID is what it assumes the role with.
 */
function whyNotVerified(path: string): string | undefined {
  const record = readLastVerify(dirname(path));
  if (record === undefined) return "there is no record of a verification here";
  const { time, mode, exitCode } = record;
  if (Date.parse(time) < statSync(path).mtimeMs) return `the last one, ${time}, is older than the values`;
  if (mode !== "live") return `the last one, ${time}, made no real calls`;
  return exitCode === 0 ? undefined : `the last one, ${time}, was not green`;
}

function throwUnlessOneStep(values: Values): void {
  const finishing = values.finish ?? false;
  if (finishing === (values.new === undefined)) {
    const faults: Fault[] = [];
    if (finishing && values["expires-in"] !== undefined)
      faults.push(unusedFault("--expires-in", "rotate --finish"));
    if (!finishing && values.force) faults.push(unusedFault("--force", "rotate --new"));
    if (faults.length > 0) throw new InputError(faults);
    return;
  }
  const remedy = "Begin with --new FILE, end with --finish.";
  throw new InputError([{ field: "rotate", rule: "have either --new or --finish", remedy }]);
}

/** The file to edit. It is replaced on the disk, so standard input will not do. */
function editedFile(given: string | undefined): string {
  if (given === "-") throw new InputError([notAFileFault()]);
  const found = given ?? VALUE_FILES.find((name) => existsSync(name));
  if (found === undefined) throw new InputError([noFileFault(VALUE_FILES)]);
  return found;
}

const VALUE_FILES = ["terraform.tfvars", "terraform.tfvars.json"] as const;

function verbFault(positionals: readonly string[]): Fault {
  const remedy = "See external-id --help.";
  return {
    field: "external-id",
    rule: "be followed by generate or rotate",
    value: positionals.join(" "),
    remedy,
  };
}

function unusedFault(option: string, verb: string): Fault {
  return {
    field: option,
    rule: `not be given to ${verb}`,
    remedy: "It would do nothing there: leave it out.",
  };
}
