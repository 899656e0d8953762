/** The flags of `verify`, read and checked. */
import { parseArgs } from "node:util";
import { throwFaults, type Fault } from "../../modules/errors";
import { choiceOption } from "../lib/options";

/** The formats that can be printed. */
export const FORMATS = ["text", "json", "junit", "markdown"] as const;

/** What the command line asks for. */
export interface VerifyFlags {
  readonly from: string;
  /** Whether the directory was named: only then a record is left in it. */
  readonly fromGiven: boolean;
  readonly vendor: string | undefined;
  readonly vars: readonly string[];
  readonly varFiles: readonly string[];
  readonly arn: string | undefined;
  /** Which flag it came with. */
  readonly arnFlag: "--role-arn" | "--user-arn" | undefined;
  readonly regions: readonly string[];
  readonly externalId: string | undefined;
  readonly externalIdFile: string | undefined;
  readonly retired: readonly string[];
  readonly retiredFile: string | undefined;
  readonly profile: string | undefined;
  readonly mode: "live" | "simulate" | "expect-removed";
  readonly skip: readonly string[];
  readonly canaries: boolean;
  /** Milliseconds. */
  readonly wait: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly strict: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly output: string | undefined;
  readonly debug: boolean;
}

const text = { type: "string" } as const;
const many = { type: "string", multiple: true } as const;
const flag = { type: "boolean" } as const;

const OPTIONS = {
  from: text,
  vendor: text,
  var: many,
  "var-file": many,
  "role-arn": text,
  "user-arn": text,
  region: many,
  "external-id": text,
  "external-id-file": text,
  "retired-external-id": many,
  "retired-external-id-file": text,
  profile: text,
  mode: text,
  skip: many,
  "no-canaries": flag,
  "expect-removed": flag,
  wait: text,
  timeout: text,
  strict: flag,
  format: text,
  output: text,
  debug: flag,
} as const;

const REGION = /^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}$/;

/** Reads the flags. Throws parseArgs' errors for unknown ones and `InputError` for wrong values, all at once. */
export function readFlags(argv: readonly string[]): VerifyFlags {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false });
  const faults: Fault[] = [];
  const mode = choiceOption("--mode", values.mode, ["live", "simulate"]);
  const format = choiceOption("--format", values.format, FORMATS);
  if (values["expect-removed"] && values.mode !== undefined)
    faults.push({
      field: "--expect-removed",
      rule: "not stand beside --mode",
      remedy: "Remove one of the two.",
    });
  if (values["role-arn"] !== undefined && values["user-arn"] !== undefined)
    faults.push({
      field: "--user-arn",
      rule: "not stand beside --role-arn",
      remedy: "Remove one of the two.",
    });
  const regions = [...new Set(values.region ?? [])];
  for (const region of regions.filter((one) => !REGION.test(one)))
    faults.push({
      field: "--region",
      rule: "be the code of an AWS Region",
      value: region,
      remedy: "Write it as us-east-1.",
    });
  const seconds = (name: "wait" | "timeout", fallback: number, most: number): number => {
    const value = values[name];
    if (value === undefined) return fallback * 1000;
    const number = Number(value);
    const right = /^[0-9]+$/.test(value) && number <= most && (name === "wait" || number > 0);
    if (!right)
      faults.push({
        field: `--${name}`,
        rule: `be whole seconds, at most ${most}`,
        value,
        remedy: `For example --${name} 60.`,
      });
    return number * 1000;
  };
  const wait = seconds("wait", 0, 600);
  const timeout = seconds("timeout", 20, 300);
  throwFaults(faults);
  return {
    from: values.from ?? ".",
    fromGiven: values.from !== undefined,
    vendor: values.vendor,
    vars: values.var ?? [],
    varFiles: values["var-file"] ?? [],
    arn: values["role-arn"] ?? values["user-arn"],
    arnFlag:
      values["role-arn"] !== undefined
        ? "--role-arn"
        : values["user-arn"] !== undefined
          ? "--user-arn"
          : undefined,
    regions,
    externalId: values["external-id"],
    externalIdFile: values["external-id-file"],
    retired: values["retired-external-id"] ?? [],
    retiredFile: values["retired-external-id-file"],
    profile: values.profile,
    mode: values["expect-removed"] ? "expect-removed" : mode,
    skip: values.skip ?? [],
    canaries: !values["no-canaries"],
    wait,
    timeout,
    strict: values.strict ?? false,
    format,
    output: values.output,
    debug: values.debug ?? false,
  };
}
