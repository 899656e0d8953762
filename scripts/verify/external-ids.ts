/** External IDs that are given beside the values: by flag, from a file or from the environment. None is ever shown. */
import type { Fault } from "../../modules/errors";
import { readText } from "../lib/text-input";
import type { VerifyFlags } from "./flags";

type Variables = Readonly<Record<string, string | undefined>>;

/** The current one, unless the values alone have it. Throws `InputError` for a file that cannot be read. */
export function givenExternalId(flags: VerifyFlags, variables: Variables): string | undefined {
  if (flags.externalId !== undefined) return flags.externalId;
  if (flags.externalIdFile !== undefined) return readText(flags.externalIdFile, "--external-id-file").trim();
  return variables["AWS_ONBOARDING_EXTERNAL_ID"] || undefined;
}

const VARIABLE = "AWS_ONBOARDING_RETIRED_EXTERNAL_ID";

/** Those that must be refused by now. An empty source is a fault: the test that was asked for would not be made. */
export function retiredExternalIds(
  flags: VerifyFlags,
  variables: Variables,
): { readonly ids: readonly string[]; readonly faults: readonly Fault[] } {
  const sources = [
    ...(flags.retiredFile === undefined
      ? []
      : [
          {
            field: "--retired-external-id-file",
            ids: readText(flags.retiredFile, "--retired-external-id-file").split(/\s+/),
          },
        ]),
    ...(variables[VARIABLE] === undefined ? [] : [{ field: VARIABLE, ids: [variables[VARIABLE]] }]),
    ...flags.retired.map((id) => ({ field: "--retired-external-id", ids: [id] })),
  ].map(({ field, ids }) => ({ field, ids: ids.filter((id) => id !== "") }));
  return {
    ids: [...new Set(sources.flatMap(({ ids }) => ids))],
    faults: sources
      .filter(({ ids }) => ids.length === 0)
      .map(({ field }) => ({
        field,
        rule: "hold an external ID",
        remedy: "Put the retired ID in, or leave it out.",
      })),
  };
}

/** A retired ID that is the current one would be admitted, and the role be blamed for it. */
export function retiredIsCurrent(retired: readonly string[], current: unknown): readonly Fault[] {
  if (typeof current !== "string" || !retired.includes(current)) return [];
  return [
    {
      field: "--retired-external-id",
      rule: "not be the external ID of the values",
      remedy: "Give the one that was in use before the rotation.",
    },
  ];
}

/** For stderr. */
export function externalIdNotes({ externalId, retired }: VerifyFlags): readonly string[] {
  if (externalId === undefined && retired.length === 0) return [];
  return [
    "An external ID on the command line stays in the shell's history and is seen in process lists: prefer the environment or a file.",
  ];
}
