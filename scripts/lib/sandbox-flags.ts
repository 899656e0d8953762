/** The flags of the `sandbox` command, checked: every fault at once. */
import { parseArgs } from "node:util";
import { throwFaults, type Fault } from "../../modules/errors";
import { CUSTOMER_ACCOUNT, STRANGER_ACCOUNT, VENDOR_ACCOUNT } from "../../modules/sandbox/account";
import { notJson, takenAccount, wrongFlags } from "../../modules/sandbox/errors";
import { parseFault, type SandboxFault } from "../../modules/sandbox/fault";
import { readIdentities } from "../../modules/sandbox/from-object";
import { servedPrincipal, type Served } from "../../modules/sandbox/from-vendor";
import { idleFault } from "../../modules/sandbox/idle-fault";
import { findVendor, VENDORS } from "../../modules/vendors";
import { commercial, literalForm } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
import { REGION } from "../../modules/vendors/rules";
import { textFaults } from "../../modules/vendors/text-faults";
import { readTextFile } from "./text-input";
import { checkValues } from "./values";

/** Whose keys may be printed. */
export const CALLERS = ["vendor", "admin", "verifier", "stranger"] as const;
type Caller = (typeof CALLERS)[number];

/** What the flags ask for. */
interface Settings {
  readonly served: Served;
  readonly region: string;
  readonly faults: readonly SandboxFault[];
  readonly as: Caller;
  readonly accountId: string;
  readonly latency: number;
  readonly port: number;
  readonly json: boolean;
}

/** Reads the flags and the files they name. Throws `InputError`. */
export function readFlags(argv: readonly string[]): Settings {
  const { values: flags } = parseArgs({
    args: withNegativeNumbers(argv),
    strict: true,
    options: {
      vendor: { type: "string" },
      "var-file": { type: "string" },
      "role-file": { type: "string" },
      "account-id": { type: "string", default: CUSTOMER_ACCOUNT },
      as: { type: "string", default: "vendor" },
      region: { type: "string" },
      port: { type: "string", default: "0" },
      latency: { type: "string", default: "0" },
      fault: { type: "string", multiple: true, default: [] },
      format: { type: "string", default: "text" },
    },
  });
  const faults: Fault[] = [];
  const parsed = flags.fault.map(parseFault);
  faults.push(...parsed.filter((fault): fault is Fault => "field" in fault));
  faults.push(...oneOf("--as", flags.as, CALLERS), ...oneOf("--format", flags.format, ["text", "json"]));
  faults.push(...number("--port", flags.port, 65_535), ...number("--latency", flags.latency, 600_000));
  if (!/^\d{12}$/.test(flags["account-id"])) {
    const value = flags["account-id"];
    faults.push({ ...wrongFlags("--account-id", "be exactly 12 digits", "Correct it."), value });
  }
  if ([VENDOR_ACCOUNT, STRANGER_ACCOUNT].includes(flags["account-id"]))
    faults.push(takenAccount("--account-id", flags["account-id"], [VENDOR_ACCOUNT, STRANGER_ACCOUNT]));
  if (flags.region !== undefined) faults.push(...textFaults("--region", flags.region, REGION));
  const source = sourceOf(flags.vendor, flags["var-file"], flags["role-file"], flags["account-id"], faults);
  throwFaults(faults);
  throwFaults(idleFaults(flags.fault, source.served));
  return {
    ...source,
    region: flags.region ?? source.region,
    faults: parsed.filter((fault): fault is SandboxFault => "kind" in fault),
    as: flags.as as Caller,
    accountId: flags["account-id"],
    latency: Number(flags.latency),
    port: Number(flags.port),
    json: flags.format === "json",
  };
}

/** `--latency -5` as one word: parseArgs takes a number behind a minus for a flag, and says so at length. */
function withNegativeNumbers(argv: readonly string[]): string[] {
  return argv.flatMap((word, index) => {
    if (/^-\d/.test(word) && isNumberFlag(argv[index - 1])) return [];
    const next = argv[index + 1] ?? "";
    return isNumberFlag(word) && /^-\d/.test(next) ? [`${word}=${next}`] : [word];
  });
}

function isNumberFlag(word: string | undefined): boolean {
  return word === "--port" || word === "--latency";
}

function idleFaults(written: readonly string[], served: Served): readonly Fault[] {
  return written.flatMap((text) => {
    const fault = parseFault(text);
    return "kind" in fault ? (idleFault(text, fault, served) ?? []) : [];
  });
}

function oneOf(field: string, value: string, choices: readonly string[]): readonly Fault[] {
  if (choices.includes(value)) return [];
  return [{ ...wrongFlags(field, `be one of ${choices.join(", ")}`, "See --help."), value }];
}

function number(field: string, value: string, most: number): readonly Fault[] {
  if (/^\d+$/.test(value) && Number(value) <= most) return [];
  return [{ ...wrongFlags(field, `be a whole number from 0 to ${most}`, "Correct it."), value }];
}

const NOTHING: Served = { roles: [], users: [], gaps: [] };

function sourceOf(
  vendor: string | undefined,
  varFile: string | undefined,
  roleFile: string | undefined,
  accountId: string,
  faults: Fault[],
): { served: Served; region: string } {
  if ((vendor === undefined) === (roleFile === undefined)) {
    faults.push(wrongFlags("--vendor", "be given, or --role-file, and not both", "See --help."));
  } else if (roleFile !== undefined) {
    if (varFile !== undefined)
      faults.push(wrongFlags("--var-file", "stand beside --vendor", "Leave it out."));
    return { served: { ...readRoleFile(roleFile), gaps: [] }, region: "us-east-1" };
  } else if (vendor !== undefined) {
    return vendorSource(vendor, varFile, accountId, faults);
  }
  return { served: NOTHING, region: "us-east-1" };
}

function vendorSource(
  id: string,
  varFile: string | undefined,
  accountId: string,
  faults: Fault[],
): { served: Served; region: string } {
  const vendor = findVendor(id);
  if (!vendor) {
    faults.push(
      ...oneOf(
        "--vendor",
        id,
        VENDORS.map((known) => known.id),
      ),
    );
    return { served: NOTHING, region: "us-east-1" };
  }
  const environment = commercial(accountId);
  const { values, faults: found } = checkValues(vendor, varFile, environment);
  faults.push(...found);
  if (found.length > 0) return { served: NOTHING, region: "us-east-1" };
  const region = literalForm(vendor, values, environment).values.text(vendor.region);
  return { served: servedPrincipal(renderPrincipal(vendor, values, environment)), region };
}

function readRoleFile(file: string): Omit<Served, "gaps"> {
  const text = readTextFile(file, "--role-file");
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    throwFaults([notJson("--role-file", file)]);
  }
  return readIdentities(value, "--role-file");
}
