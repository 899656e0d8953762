/** The catalogue of what can be granted. A vendor picks from it. */
export { bedrock } from "./bedrock";
export { cloudtrail } from "./cloudtrail";
export { cloudwatch } from "./cloudwatch";
export { costExplorer } from "./cost-explorer";
export { DATA_CLASSES, type DataClass, type Grant } from "./grant";
export { identity } from "./identity";
export { identityCoverage, keyActivity, mfaState } from "./identity-coverage";
export { logs } from "./logs";
export { marketplaceSpend } from "./marketplace-spend";
export { organizationIdentity } from "./organization-identity";
export { organizations } from "./organizations";
export { pricing } from "./pricing";
export { reportBucket } from "./report-bucket";
export { reportKey } from "./report-key";
