/** All vendors. Adding one is a file and a line here. */
import { alethia } from "./alethia";
import { argmin } from "./argmin";
import { authomize, authomizeUser } from "./authomize";
import { axiomLayer, axiomLayerUser } from "./axiom-layer";
import { costimizer, costimizerLinkedUser, costimizerPayerUser } from "./costimizer";
import type { Vendor } from "./vendor";

/** Every vendor, in the order in which they are listed. */
export const VENDORS: readonly Vendor[] = [
  argmin,
  alethia,
  costimizer,
  costimizerPayerUser,
  costimizerLinkedUser,
  authomize,
  authomizeUser,
  axiomLayer,
  axiomLayerUser,
];

/** The vendor of that id, if there is one. */
export function findVendor(id: string): Vendor | undefined {
  return VENDORS.find((vendor) => vendor.id === id);
}
