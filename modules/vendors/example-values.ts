/** Values to show and to try a vendor with, when nobody has filled in any. */
import { isRequired } from "./input";
import type { InputValues } from "./literal";
import type { Vendor } from "./vendor";

/** The examples of the required inputs; everything else has its default. */
export function exampleValues(vendor: Vendor): InputValues {
  return Object.fromEntries(vendor.inputs.filter(isRequired).map((input) => [input.name, input.example]));
}
