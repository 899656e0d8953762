/** Axiom Layer: identity coverage and Marketplace spend. A role, and the IAM user of the vendor's own guide. */
import * as grants from "../grants";
import type { Grant } from "../grants";
import type { Input } from "./input";
import { eachManaged } from "./policy-plan";
import { ROLE_INPUTS, roleInputs } from "./role-inputs";
import { region, toggle, vendorAccount } from "./shared-inputs";
import { trustDerived, trustStatements, trustSummary } from "./trust";
import { trustCrossRules, trustInputs } from "./trust-inputs";
import { USER_INPUTS, userInputs, userSummary } from "./user-inputs";
import type { RoleVendor, UserVendor } from "./vendor";

const ACCOUNT = "axiom_layer_account_id";
const TITLE = "Axiom Layer";
const PURPOSE =
  "compares an account's identities with those it knows of, and reports what Marketplace products cost.";

const switches: readonly Input[] = [
  region("Region that the provider works in. What Axiom Layer reads is not bound to a region."),
  toggle(
    "enable_mfa_state",
    false,
    "Let Axiom Layer see which users have a second factor. Off, that column stays empty.",
  ),
  toggle(
    "enable_key_activity",
    false,
    "Let Axiom Layer see when access keys were last used. Off, the last activity is the last sign-in to the console.",
  ),
];

const granted: readonly Grant[] = [
  grants.identityCoverage,
  grants.marketplaceSpend,
  grants.organizationIdentity,
  grants.mfaState({ on: "enable_mfa_state" }),
  grants.keyActivity({ on: "enable_key_activity" }),
];

/** The role: no long-lived key leaves the account. */
export const axiomLayer: RoleVendor = {
  id: "axiom-layer",
  principal: "role",
  title: TITLE,
  purpose: PURPOSE,
  region: "aws_region",
  inputs: [
    vendorAccount(ACCOUNT, TITLE),
    ...trustInputs(TITLE),
    ...switches,
    ...roleInputs({ roleName: "AxiomLayerReadOnly" }),
  ],
  derived: trustDerived(ACCOUNT),
  crossRules: trustCrossRules(ACCOUNT),
  role: ROLE_INPUTS,
  trust: trustStatements,
  trustSummary: trustSummary(TITLE),
  grants: granted,
};

/** The user of the vendor's guide, for as long as the vendor cannot assume a role. */
export const axiomLayerUser: UserVendor = {
  id: "axiom-layer-user",
  principal: "user",
  title: TITLE,
  purpose: PURPOSE,
  shapeOf: "axiom-layer",
  region: "aws_region",
  inputs: [...switches, ...userInputs({ userName: "axiom-layer-readonly" })],
  derived: [],
  crossRules: [],
  user: USER_INPUTS,
  trustSummary: userSummary(TITLE),
  grants: granted,
  managedPolicies: eachManaged(granted),
};
