/** Everything that can be deployed: a stack for each vendor, one for a reading role in an organization, and the billing export. */
import type { Construct } from "constructs";
import { billingInputs } from "../modules/constructs/billing-inputs";
import { organizationInputs } from "../modules/constructs/organization-inputs";
import type { Input } from "../modules/vendors/input";
import type { RoleVendor, Vendor } from "../modules/vendors/vendor";
import type { StateSettings } from "./backend";
import { OnboardingStack } from "./onboarding-stack";

/** One stack of the app. */
export interface Deployment {
  /** The word for `cdktf deploy`. */
  readonly id: string;
  readonly inputs: readonly Input[];
  /** Whether it is part of the app only when somebody asks for it: loading it takes time that most runs can save. */
  readonly onRequest: boolean;
  readonly declare: (scope: Construct, state: StateSettings) => Promise<void>;
}

/** The stacks of these vendors, and what they need. */
export function deployments(vendors: readonly Vendor[]): readonly Deployment[] {
  const ofVendors = vendors.flatMap((vendor) =>
    // What may write is admitted to one account after another, not to all that there are and will be.
    vendor.principal === "role" && !vendor.declaration
      ? [onboarding(vendor), organization(vendor)]
      : [onboarding(vendor)],
  );
  return [...ofVendors, BILLING_EXPORT];
}

const BILLING_EXPORT: Deployment = {
  id: "billing-export",
  inputs: billingInputs,
  onRequest: true,
  declare: async (scope, state) => {
    const { BillingExportStack } = await import("./billing-export-stack");
    new BillingExportStack(scope, "billing-export", { state });
  },
};

function onboarding(vendor: Vendor): Deployment {
  const { id, inputs } = vendor;
  return {
    id,
    inputs,
    onRequest: false,
    declare: (scope, state) => {
      new OnboardingStack(scope, id, { vendor, state });
      return Promise.resolve();
    },
  };
}

function organization(vendor: RoleVendor): Deployment {
  const id = `${vendor.id}-organization`;
  return {
    id,
    inputs: [...vendor.inputs, ...organizationInputs(vendor)],
    onRequest: true,
    declare: async (scope, state) => {
      const { OrganizationStack } = await import("./organization-stack");
      new OrganizationStack(scope, id, { vendor, state });
    },
  };
}
