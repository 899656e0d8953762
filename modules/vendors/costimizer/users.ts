/** The users of Costimizer's guide: one for the account that pays, one for each linked account. */
import * as grants from "../../grants";
import { eachManaged } from "../policy-plan";
import { USER_INPUTS, userInputs, userSummary } from "../user-inputs";
import type { UserVendor } from "../vendor";
import {
  exportCrossRules,
  exportDerived,
  exportInputs,
  exportRegion,
  providerRegion,
  PURPOSE,
  readOnlyAccess,
  readOnlyAccessSwitch,
  TITLE,
} from "./inputs";
import { billingGrants } from "./role";

const user = {
  principal: "user",
  title: TITLE,
  purpose: PURPOSE,
  shapeOf: "costimizer",
  region: "aws_region",
  user: USER_INPUTS,
  trustSummary: userSummary(TITLE),
  awsManagedPolicies: [readOnlyAccess],
} as const;

const discovery = [grants.resourceDiscovery(), grants.cloudwatch];
const payerGrants = [...billingGrants, ...discovery];

/** In the account that pays: bills, their export, and what is discovered there. */
export const costimizerPayerUser: UserVendor = {
  ...user,
  id: "costimizer-payer-user",
  inputs: [
    exportRegion,
    ...exportInputs,
    readOnlyAccessSwitch,
    ...userInputs({ userName: "CostimizerRootAccess" }),
  ],
  derived: [exportDerived],
  crossRules: exportCrossRules,
  grants: payerGrants,
  managedPolicies: eachManaged(payerGrants),
};

/** In a linked account: what is discovered there. Each linked account needs a connection of its own. */
export const costimizerLinkedUser: UserVendor = {
  ...user,
  id: "costimizer-linked-user",
  inputs: [providerRegion, readOnlyAccessSwitch, ...userInputs({ userName: "CostimizerLinkedAccess" })],
  derived: [],
  crossRules: [],
  grants: discovery,
  managedPolicies: eachManaged(discovery),
};
