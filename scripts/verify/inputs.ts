/** What is verified: values, external IDs and the principal, from wherever they are. */
import { KNOWN_INPUTS } from "../lib/known-inputs";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { InputError, nearest, throwFaults, type Fault } from "../../modules/errors";
import type { TestedPrincipal } from "../../modules/grants/probe";
import { literalForm, type Environment, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
import { TRUST_INPUTS } from "../../modules/vendors/trust";
import type { Vendor } from "../../modules/vendors/vendor";
import { dnsSuffix, homeRegion, partitionOf } from "../../modules/verify/clients";
import { vendorOption } from "../lib/options";
import { readTerraformOutputs } from "../lib/terraform-outputs";
import { readText } from "../lib/text-input";
import { readGivenValues, type GivenValue } from "../terraform/given-values";
import { checkedInputs } from "../terraform/input-values";
import type { VerifyFlags } from "./flags";

/** Everything that `verify` needs to know before the first call. */
export interface VerifyInputs {
  readonly vendor: Vendor;
  readonly given: InputValues;
  readonly principal: TestedPrincipal;
  readonly environment: Environment;
  readonly regions: readonly string[];
  readonly retired: readonly string[];
  /** For stderr. */
  readonly notes: readonly string[];
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads and checks it all. Throws `InputError` with every fault. */
export function readInputs(flags: VerifyFlags, variables: Variables): VerifyInputs {
  const vendor = vendorOption(flags.vendor);
  const folder = resolve(flags.from);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InputError([
      {
        field: "--from",
        rule: "be a directory",
        value: flags.from,
        remedy: "Give the one with terraform.tfvars.",
      },
    ]);
  const arn = principalArn(vendor, flags, folder, variables);
  const { principal, environment } = readArn(vendor, arn);
  const flagFaults = [
    ...unknownGrants(vendor, flags.skip),
    ...foreignRegions(flags.regions, environment.partition),
  ];
  const sources = { folder, environment: variables, vars: flags.vars, varFiles: flags.varFiles };
  const found = readGivenValues(sources);
  const values = new Map<string, GivenValue>(found.values);
  const set = (name: string, text: string | undefined, origin: string) => {
    if (text !== undefined && vendor.inputs.some((input) => input.name === name))
      values.set(name, { origin, kind: "text", text });
  };
  set(TRUST_INPUTS.externalId, externalId(flags, variables), "the external ID");
  nameOf(vendor, principal, (name, text) => {
    if (!values.has(name)) set(name, text, "the ARN");
  });
  const { values: given, faults } = checkedInputs(vendor, { ...found, values }, KNOWN_INPUTS);
  throwFaults([...flagFaults, ...faults]);
  const rendered = renderPrincipal(vendor, given, environment);
  if (rendered.arn !== principal.arn)
    throw new InputError([
      {
        field: `--${principal.kind}-arn`,
        rule: `be the ${principal.kind} that the values describe, ${rendered.arn}`,
        value: principal.arn,
        remedy: "Correct the ARN, or the name and path in the values.",
      },
    ]);
  const { values: known } = literalForm(vendor, given, environment);
  return {
    vendor,
    given,
    principal,
    environment,
    regions: regionsOf(flags, known.text(vendor.region), environment.partition),
    retired: retiredIds(flags, variables),
    notes: notesOf(flags),
  };
}

function unknownGrants(vendor: Vendor, skip: readonly string[]): readonly Fault[] {
  const ids = vendor.grants.map((grant) => grant.id);
  return skip
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const suggestion = nearest(id, ids);
      const remedy = suggestion ? `Did you mean ${suggestion}?` : `Its grants: ${ids.join(", ")}.`;
      return { field: "--skip", rule: `be a grant of ${vendor.id}`, value: id, remedy };
    });
}

/** The values' region, unless it is a default of another partition: then the one where the partition is at home. */
function regionsOf({ regions }: VerifyFlags, declared: string, partition: string): readonly string[] {
  if (regions.length > 0) return regions;
  return [partitionOf(declared) === partition ? declared : homeRegion("sts", partition)];
}

function foreignRegions(regions: readonly string[], partition: string): readonly Fault[] {
  return regions
    .filter((region) => partitionOf(region) !== partition)
    .map((value) => ({
      field: "--region",
      rule: `be a region of ${partition}, the partition of the role's ARN`,
      value,
      remedy: `Give one such as ${homeRegion("sts", partition)}.`,
    }));
}

function principalArn(vendor: Vendor, flags: VerifyFlags, folder: string, variables: Variables): string {
  const output = `${vendor.principal}_arn`;
  const arn =
    flags.arn ??
    variables[`AWS_ONBOARDING_${output.toUpperCase()}`] ??
    readTerraformOutputs(folder, vendor.id).outputs[output];
  if (typeof arn === "string" && arn !== "") return arn;
  const remedy = `Terraform's outputs in ${flags.from} do not name it; run verify where the module was applied, or give the ARN.`;
  throw new InputError([{ field: `--${vendor.principal}-arn`, rule: "be given", remedy }]);
}

function readArn(
  vendor: Vendor,
  arn: string,
): { readonly principal: TestedPrincipal; readonly environment: Environment } {
  const kind = vendor.principal;
  const parts = new RegExp(`^arn:(aws[a-z-]*):iam::([0-9]{12}):${kind}/(.*/)?([\\w+=,.@-]{1,64})$`).exec(arn);
  const [, partition, accountId, , name] = parts ?? [];
  if (partition === undefined || accountId === undefined || name === undefined) {
    const remedy = "Copy it from Terraform's output or from the IAM console, with its path.";
    throw new InputError([
      { field: `--${kind}-arn`, rule: `be the ARN of one IAM ${kind}`, value: arn, remedy },
    ]);
  }
  return {
    principal: { kind, name, arn },
    environment: { partition, accountId, dnsSuffix: dnsSuffix(partition) },
  };
}

/** Whoever gives only an ARN means the name and path in it. */
function nameOf(
  vendor: Vendor,
  { arn, name }: TestedPrincipal,
  set: (input: string, text: string) => void,
): void {
  const inputs = vendor.principal === "role" ? vendor.role : vendor.user;
  const path = /:(?:role|user)(\/(?:.*\/)?)[^/]+$/.exec(arn)?.[1] ?? "/";
  set(inputs.name, name);
  set(inputs.path, path);
}

function externalId(flags: VerifyFlags, variables: Variables): string | undefined {
  if (flags.externalId !== undefined) return flags.externalId;
  if (flags.externalIdFile !== undefined) return readText(flags.externalIdFile, "--external-id-file").trim();
  return variables["AWS_ONBOARDING_EXTERNAL_ID"] || undefined;
}

function retiredIds(flags: VerifyFlags, variables: Variables): readonly string[] {
  const file =
    flags.retiredFile === undefined
      ? []
      : readText(flags.retiredFile, "--retired-external-id-file").split(/\s+/);
  const variable = variables["AWS_ONBOARDING_RETIRED_EXTERNAL_ID"];
  return [...new Set([...flags.retired, ...file, ...(variable === undefined ? [] : [variable])])].filter(
    (id) => id !== "",
  );
}

function notesOf({ externalId: given, retired }: VerifyFlags): readonly string[] {
  if (given === undefined && retired.length === 0) return [];
  return [
    "An external ID on the command line stays in the shell's history and is seen in process lists: prefer the environment or a file.",
  ];
}
