import { throwFaults, type Fault } from "../errors";
import { editTfvars, type TfvarsEdit } from "../tfvars/edit";
import { parseTfvars } from "../tfvars/parse";
import type { Tfvars } from "../tfvars/value";
import type { InputValues } from "../vendors/literal";
import { TRUST_INPUTS } from "../vendors/trust";
import { validateInputs } from "../vendors/validate";
import type { Vendor } from "../vendors/vendor";
import {
  missingCurrentFault,
  newIdFault,
  noRotationFault,
  nothingToFinishFault,
  reusedFault,
  unfinishedFault,
} from "./errors";

const { externalId: CURRENT, previousExternalId: PREVIOUS, previousExpiresAt: EXPIRY } = TRUST_INPUTS;

/** A value file, and what is to be done to it. */
export interface RotationInput {
  readonly vendor: Vendor;
  readonly file: string;
  readonly source: string;
}

/** One line of the file that a rotation changes, without its value: it may be an external ID. */
export interface Change {
  readonly name: string;
  readonly change: "set" | "added" | "removed";
  /** For a value that is no secret. */
  readonly value?: string;
  /** What the new value is, in words, for one that is. */
  readonly note?: string;
}

/** The file as it will be, and what changed in it. */
export interface Rotation {
  readonly text: string;
  readonly changes: readonly Change[];
}

/**
 * Begins a rotation: the current ID becomes the previous one with an expiry, the new one becomes the current.
 * @param now and `expiresAt` as `2027-01-31T00:00:00Z`
 * @throws InputError with every fault; no fault shows an external ID
 */
export function beginRotation(input: RotationInput, newId: string, expiresAt: string, now: string): Rotation {
  const { vendor, file, source } = input;
  const { values } = readFile(input);
  const current = values[CURRENT];
  const previous = values[PREVIOUS];
  const faults: Fault[] = [...shapeFaults(vendor, newId)];
  if (typeof current !== "string" || current === "") faults.push(missingCurrentFault(file));
  if (newId === current || newId === previous) faults.push(reusedFault());
  if (isSet(previous) && !hasExpired(values[EXPIRY], now)) faults.push(unfinishedFault());
  throwFaults(faults);
  const edits: readonly TfvarsEdit[] = [
    { kind: "set", name: CURRENT, value: newId },
    { kind: "set", name: PREVIOUS, value: current as string, after: CURRENT },
    { kind: "set", name: EXPIRY, value: expiresAt, after: PREVIOUS },
  ];
  const changed = (name: string): Change["change"] => (name in values ? "set" : "added");
  return {
    text: editTfvars(source, file, edits),
    changes: [
      { name: CURRENT, change: "set", note: "the new external ID" },
      { name: PREVIOUS, change: changed(PREVIOUS), note: "what external_id was until now" },
      { name: EXPIRY, change: changed(EXPIRY), value: expiresAt },
    ],
  };
}

/**
 * Ends a rotation: the previous ID and its expiry go.
 * @throws InputError when none is going on
 */
export function finishRotation(input: RotationInput): Rotation {
  const { values } = readFile(input);
  if (!isSet(values[PREVIOUS])) throwFaults([nothingToFinishFault(input.file)]);
  const names = [PREVIOUS, EXPIRY].filter((name) => name in values);
  return {
    text: editTfvars(
      input.source,
      input.file,
      names.map((name) => ({ kind: "remove", name }) as const),
    ),
    changes: names.map((name) => ({ name, change: "removed" })),
  };
}

function readFile({ vendor, file, source }: RotationInput): Tfvars {
  if (!vendor.inputs.some(({ name }) => name === PREVIOUS)) throwFaults([noRotationFault(vendor.id)]);
  const tfvars = parseTfvars(source, file);
  throwFaults(tfvars.faults);
  return tfvars;
}

/** The model's own rules for an external ID. */
function shapeFaults(vendor: Vendor, newId: string): readonly Fault[] {
  const given: InputValues = { [CURRENT]: newId };
  return validateInputs(vendor, given)
    .filter(({ field }) => field === CURRENT)
    .map(({ rule }) => newIdFault(`hold an external ID, which must ${rule}`));
}

function isSet(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Behind its expiry AWS refuses the previous ID by itself. Both times are UTC in one form, so text compares as time does. */
function hasExpired(expiry: unknown, now: string): boolean {
  return typeof expiry === "string" && expiry !== "" && expiry <= now;
}
