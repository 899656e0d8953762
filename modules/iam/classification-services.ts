/** What the plain reads of a service are about, where the reviewed table says nothing of the single action. */
import type { DataClass } from "./classification";

const BILLING = [
  ...[
    "aws-portal",
    "bcm-dashboards",
    "bcm-data-exports",
    "bcm-pricing-calculator",
    "bcm-recommended-actions",
  ],
  ...["billing", "billingconductor", "budgets", "ce", "consolidatedbilling", "cost-optimization-hub", "cur"],
  ...[
    "customer-verification",
    "freetier",
    "invoicing",
    "mapcredits",
    "payments",
    "pricing",
    "pricingplanmanager",
  ],
  ...["purchase-orders", "savingsplans", "sustainability", "tax", "compute-optimizer"],
];
const IDENTITY = [
  ...["account", "iam", "identity-sync", "identitystore", "identitystore-auth", "organizations", "signin"],
  ...["sso", "sso-directory", "sso-oauth", "sts", "rolesanywhere", "user-subscriptions"],
];
const TELEMETRY = [
  ...["application-signals", "applicationinsights", "aps", "cloudtrail", "cloudtrail-data", "cloudwatch"],
  ...[
    "devops-guru",
    "evidently",
    "health",
    "internetmonitor",
    "logs",
    "networkflowmonitor",
    "networkmonitor",
  ],
  ...["oam", "observabilityadmin", "pi", "rum", "synthetics", "xray"],
];
const SECURITY = [
  ...["access-analyzer", "auditmanager", "detective", "guardduty", "inspector", "inspector2", "macie2"],
  ...["securityhub", "security-ir", "securitylake"],
];

const CLASS_OF_SERVICE: ReadonlyMap<string, DataClass> = new Map<string, DataClass>([
  ...BILLING.map((service) => [service, "billing"] as const),
  ...IDENTITY.map((service) => [service, "identity"] as const),
  ...TELEMETRY.map((service) => [service, "telemetry"] as const),
  ...SECURITY.map((service) => [service, "security"] as const),
]);

/** The data class of an action by its service; `metadata` where the service says nothing special. */
export function defaultDataClass(action: string): DataClass {
  return CLASS_OF_SERVICE.get(action.split(":")[0]?.toLowerCase() ?? "") ?? "metadata";
}
