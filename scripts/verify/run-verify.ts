/** `verify` once it is asked for: inputs, the run, the report, the record. */
import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { faultText, InputError } from "../../modules/errors";
import packageJson from "../../package.json";
import { connectAws } from "../../modules/verify/aws";
import type { VerifyResult } from "../../modules/verify/line";
import { printJson } from "../../modules/verify/print-json";
import { printJunit } from "../../modules/verify/print-junit";
import { printMarkdown } from "../../modules/verify/print-markdown";
import { printText } from "../../modules/verify/print-text";
import { verify } from "../../modules/verify/verify";
import { announcementText } from "../../modules/verify/words";
import { colourWanted } from "../lib/options";
import { readFlags, type VerifyFlags } from "./flags";
import { readInputs } from "./inputs";
import { followRun } from "./progress";
import { mustBeWritable, writeWhole } from "./whole-file";

/** Runs the command. */
export async function runVerify(argv: readonly string[]): Promise<number> {
  const flags = readFlags(argv);
  const inputs = readInputs(flags, process.env);
  if (flags.output !== undefined) mustBeWritable(resolve(flags.output), "--output");
  const stderrIsLive = process.stderr.isTTY && process.env["CI"] === undefined;
  const progress = followRun((text) => process.stderr.write(text), {
    live: stderrIsLive,
    debug: flags.debug,
    colour: stderrIsLive && process.env["NO_COLOR"] === undefined,
  });
  for (const note of inputs.notes) progress.say(note);
  const endpoint = process.env["AWS_ENDPOINT_URL"];
  if (endpoint) progress.say(`AWS_ENDPOINT_URL is set: ${endpoint} is asked in place of AWS.`);
  // The SDK would warn of a Node version in the middle of the output; doctor says it in its place.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once("SIGINT", stop);
  const aws = connectAws({
    ...(flags.profile !== undefined && { profile: flags.profile }),
    userAgent: ["aws-onboarding-verify", packageJson.version],
    timeout: flags.timeout,
    signal: controller.signal,
  });
  try {
    const { vendor, given, principal, environment, regions, retired } = inputs;
    const { mode, canaries, strict, wait } = flags;
    const skip = new Set(flags.skip);
    const result = await verify(
      { vendor, given, principal, environment, regions, mode, skip, canaries, retired, strict, wait },
      {
        aws,
        randomHex: () => randomBytes(16).toString("hex"),
        now: Date.now,
        random: Math.random,
        sleep: (milliseconds) =>
          pause(milliseconds, undefined, { signal: controller.signal }).catch(() => undefined),
        signal: controller.signal,
        onLine: progress.onLine,
        onAnnouncement: (announcement) => progress.say(announcementText(announcement)),
      },
    );
    progress.end();
    report(flags, result);
    if (flags.fromGiven) leaveRecord(flags.from, result, progress.say);
    return result.exitCode;
  } finally {
    process.removeListener("SIGINT", stop);
    aws.close();
  }
}

function report(flags: VerifyFlags, result: VerifyResult): void {
  const text = print(flags, result);
  if (flags.output === undefined) process.stdout.write(text);
  else writeWhole(resolve(flags.output), text, "--output");
}

function print({ format, output }: VerifyFlags, result: VerifyResult): string {
  switch (format) {
    case "text":
      return printText(result, { colour: output === undefined && colourWanted() });
    case "json":
      return printJson(result);
    case "junit":
      return printJunit(result);
    case "markdown":
      return printMarkdown(result);
  }
}

/** For the hand-off to the vendor, which says when the access was last verified and how it went. */
function leaveRecord(folder: string, result: VerifyResult, say: (note: string) => void): void {
  const { vendor, mode, principal, exitCode, counts, finishedAt } = result;
  const record = {
    schemaVersion: 1,
    time: finishedAt,
    vendor,
    mode,
    roleArn: principal.arn,
    exitCode,
    counts,
  };
  const path = join(resolve(folder), ".aws-onboarding", "last-verify.json");
  try {
    writeWhole(path, `${JSON.stringify(record, null, 2)}\n`, "--from");
  } catch (error) {
    // The verdict stands all the same.
    const faults = error instanceof InputError ? error.faults.map(faultText).join(" ") : String(error);
    say(`There will be no record of this run for the hand-off: ${faults}`);
  }
}
