/** The flags of the `sandbox` command, checked: every fault at once. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { throwFaults, type Fault } from "../../modules/errors";
import { CUSTOMER_ACCOUNT } from "../../modules/sandbox/account";
import { unreadable, wrongFlags } from "../../modules/sandbox/errors";
import { parseFault, type SandboxFault } from "../../modules/sandbox/fault";
import { readIdentities } from "../../modules/sandbox/from-object";
import { servedPrincipal, type Served } from "../../modules/sandbox/from-vendor";
import { findVendor, VENDORS } from "../../modules/vendors";
import { commercial, literalForm } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
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
    args: [...argv],
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
  const source = sourceOf(flags.vendor, flags["var-file"], flags["role-file"], flags["account-id"], faults);
  throwFaults(faults);
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
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    const why = error instanceof SyntaxError ? "It is not JSON." : "It cannot be read.";
    throwFaults([unreadable("--role-file", file, why)]);
  }
  return readIdentities(value, "--role-file");
}
