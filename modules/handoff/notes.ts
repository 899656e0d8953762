import { inputsOf } from "../iam/when";
import { commercial, type InputValues, literalForm } from "../vendors/literal";
import { TRUST_INPUTS } from "../vendors/trust";
import type { Vendor } from "../vendors/vendor";

/** What the vendor should know: what is not granted, until when the access lasts, and what else it needs. */
export function notesOf(vendor: Vendor, values: InputValues): readonly string[] {
  const { holds } = literalForm(vendor, values, commercial(""));
  const switches = new Map(vendor.inputs.map((input) => [input.name, input.type === "bool"]));
  const declined = vendor.grants.filter(
    ({ enabledBy }) =>
      enabledBy && !holds(enabledBy) && inputsOf(enabledBy).every((name) => switches.get(name)),
  );
  const expiry = values[TRUST_INPUTS.accessExpiresAt];
  const rotating = isSet(values[TRUST_INPUTS.previousExternalId]);
  return [
    ...declined.map(({ title }) => `Not granted: ${title}.`),
    ...(isSet(expiry) ? [`The access ends at ${expiry}.`] : []),
    ...(rotating ? ["The external ID is being rotated: use the new one from now on."] : []),
    vendor.principal === "role"
      ? "Every AssumeRole has to send the external ID agreed on; it is not repeated here."
      : "The access key is handed over separately, over a channel made for secrets.",
  ];
}

function isSet(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
