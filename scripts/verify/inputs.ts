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
import { homeRegion, partitionOf } from "../../modules/verify/clients";
import { vendorOption } from "../lib/options";
import { readGivenValues, type GivenValue } from "../terraform/given-values";
import { checkedInputs } from "../terraform/input-values";
import { externalIdNotes, givenExternalId, retiredExternalIds, retiredIsCurrent } from "./external-ids";
import { findPrincipal, type FoundPrincipal } from "./find-principal";
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
  const found = findPrincipal(vendor, flags, folder, variables);
  const retired = retiredExternalIds(flags, variables);
  const principal = "principal" in found ? found.principal : undefined;
  const { values: given, faults } = readValues(vendor, flags, folder, variables, principal);
  throwFaults([
    ...("principal" in found ? foreignRegions(flags.regions, found.environment.partition) : [found]),
    ...unknownGrants(vendor, flags.skip),
    ...faults,
    ...retired.faults,
    ...retiredIsCurrent(retired.ids, given[TRUST_INPUTS.externalId]),
  ]);
  if (!("principal" in found)) throw new InputError([found]);
  mustBeDescribed(vendor, given, found);
  const { environment } = found;
  const { values: known } = literalForm(vendor, given, environment);
  return {
    vendor,
    given,
    ...found,
    regions: regionsOf(flags, known.text(vendor.region), environment.partition),
    retired: retired.ids,
    notes: externalIdNotes(flags),
  };
}

function readValues(
  vendor: Vendor,
  flags: VerifyFlags,
  folder: string,
  variables: Variables,
  principal: TestedPrincipal | undefined,
): ReturnType<typeof checkedInputs> {
  const sources = { folder, environment: variables, vars: flags.vars, varFiles: flags.varFiles };
  const read = readGivenValues(sources);
  const values = new Map<string, GivenValue>(read.values);
  const set = (name: string, text: string | undefined, origin: string) => {
    if (text !== undefined && vendor.inputs.some((input) => input.name === name))
      values.set(name, { origin, kind: "text", text });
  };
  set(TRUST_INPUTS.externalId, givenExternalId(flags, variables), "the external ID");
  if (principal)
    nameOf(vendor, principal, (name, text) => {
      if (!values.has(name)) set(name, text, "the ARN");
    });
  return checkedInputs(vendor, { ...read, values }, KNOWN_INPUTS);
}

function mustBeDescribed(
  vendor: Vendor,
  given: InputValues,
  { principal, environment }: FoundPrincipal,
): void {
  const { arn } = renderPrincipal(vendor, given, environment);
  if (arn === principal.arn) return;
  throw new InputError([
    {
      field: `--${principal.kind}-arn`,
      rule: `be the ${principal.kind} that the values describe, ${arn}`,
      value: principal.arn,
      remedy: "Correct the ARN, or the name and path in the values.",
    },
  ]);
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
