/** Costimizer's role: the way in that its guide recommends, for a paying and for a linked account alike. */
import * as grants from "../../grants";
import type { Grant } from "../../grants";
import { ROLE_INPUTS, roleInputs } from "../role-inputs";
import { toggle, vendorAccount } from "../shared-inputs";
import { trustDerived, trustStatements, trustSummary } from "../trust";
import { trustCrossRules, trustInputs } from "../trust-inputs";
import type { RoleVendor } from "../vendor";
import {
  exportCrossRules,
  exportDerived,
  exportInputs,
  exportRegion,
  HAS_BUCKET,
  PURPOSE,
  TITLE,
} from "./inputs";

const ACCOUNT = "costimizer_account_id";

/** Bills: Cost Explorer, the definitions of exports, and the export itself. */
export const billingGrants: readonly Grant[] = [
  grants.costExplorer,
  grants.exportDefinitions,
  grants.reportBucket({
    bucket: "billing_bucket_name",
    prefix: "billing_prefix",
    keyPrefix: "billing_key_prefix",
    enabledBy: HAS_BUCKET,
  }),
  grants.reportKey({ key: "billing_kms_key_arn", bucket: "billing_bucket_name", region: "aws_region" }),
];

export const costimizer: RoleVendor = {
  id: "costimizer",
  principal: "role",
  title: TITLE,
  purpose: PURPOSE,
  region: "aws_region",
  inputs: [
    vendorAccount(ACCOUNT, TITLE),
    ...trustInputs(TITLE),
    exportRegion,
    ...exportInputs,
    toggle("enable_resource_discovery", true, "Let Costimizer describe EC2 resources and load balancers."),
    ...roleInputs({ roleName: "CostimizerCrossAccountRole" }),
  ],
  derived: [...trustDerived(ACCOUNT), exportDerived],
  crossRules: [...trustCrossRules(ACCOUNT), ...exportCrossRules],
  role: ROLE_INPUTS,
  trust: trustStatements,
  trustSummary: trustSummary(TITLE),
  grants: [
    ...billingGrants,
    grants.resourceDiscovery({ on: "enable_resource_discovery" }),
    grants.cloudwatch,
  ],
};
