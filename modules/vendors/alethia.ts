/** Alethia: a platform that lays out infrastructure. It writes, inside what is declared here, and is no administrator. */
import { acm } from "./alethia/acm";
import { boundaryStatements, WORKLOAD_DATA } from "./alethia/boundary";
import { declaredForWorkloads } from "./alethia/boundary-declaration";
import { dynamodb } from "./alethia/dynamodb";
import { ec2 } from "./alethia/ec2";
import { ecr } from "./alethia/ecr";
import { eks } from "./alethia/eks";
import { elasticache } from "./alethia/elasticache";
import { iam } from "./alethia/iam";
import { scopeInputs } from "./alethia/inputs";
import { boundaryArn, BOUNDARY_ID, SCOPE } from "./alethia/names";
import { queues } from "./alethia/queues";
import { rds } from "./alethia/rds";
import type { Service } from "./alethia/resource-type";
import { route53 } from "./alethia/route53";
import { s3 } from "./alethia/s3";
import { safeguards } from "./alethia/safeguards";
import { secrets } from "./alethia/secrets";
import { actionsOf, serviceGrants } from "./alethia/service-grant";
import { waf } from "./alethia/waf";
import { ROLE_INPUTS, roleInputs } from "./role-inputs";
import { vendorAccount } from "./shared-inputs";
import { trustDerived, trustStatements, trustSummary } from "./trust";
import { trustCrossRules, trustInputs } from "./trust-inputs";
import type { RoleVendor, TrustSummary } from "./vendor";

const ACCOUNT = "alethia_account_id";
const TITLE = "Alethia";

/** The thirteen services, in the order of their switches. */
export const ALETHIA_SERVICES: readonly Service[] = [
  ec2,
  eks,
  rds,
  elasticache,
  route53,
  secrets,
  dynamodb,
  queues,
  ecr,
  s3,
  iam,
  acm,
  waf,
];

/** The services, and the parts of them that are about content. */
const tables = ALETHIA_SERVICES.flatMap((service) => [
  service,
  ...(service.content ? [service.content] : []),
]);
const actions = [...new Set(tables.flatMap(actionsOf))].sort();

/** What the roles can do that Alethia creates. Whoever creates a role can use it, so it belongs to what Alethia can reach. */
const workloadSummary: readonly TrustSummary[] = [
  {
    when: { on: "enable_iam" },
    text: (v) =>
      `Roles that Alethia creates can do at most what policy ${v.text(ROLE_INPUTS.name)}-${BOUNDARY_ID} says, and Alethia can do it through them`,
  },
  {
    when: { on: "enable_iam" },
    text: () =>
      "That policy holds writes that no tag limits: attach, change and delete any network interface of the account; add log lines and metrics anywhere",
  },
  {
    when: { on: "enable_iam" },
    text: (v) =>
      `That policy holds content: images in repositories named ${v.text(SCOPE.prefix)}*, and in other accounts' repositories that admit this account [content]`,
  },
  {
    when: { on: WORKLOAD_DATA },
    text: (v) =>
      `That policy holds content: objects, items, messages and secret values of what is named ${v.text(SCOPE.prefix)}* [content]`,
  },
];

export const alethia: RoleVendor = {
  id: "alethia",
  principal: "role",
  title: TITLE,
  purpose:
    "lays out networks, clusters, databases and what belongs to them, and runs workloads inside a boundary.",
  region: "aws_region",
  inputs: [
    vendorAccount(ACCOUNT, TITLE),
    ...trustInputs(TITLE),
    ...scopeInputs(ALETHIA_SERVICES),
    ...roleInputs({ roleName: "AlethiaProvisionerRole" }),
  ],
  derived: trustDerived(ACCOUNT),
  crossRules: [
    ...trustCrossRules(ACCOUNT),
    {
      field: SCOPE.path,
      must: "differ from role_path",
      remedy: "Keep the provisioner itself outside of the path in which it creates roles.",
      require: { kind: "differ", inputs: [SCOPE.path, ROLE_INPUTS.path] },
    },
  ],
  role: ROLE_INPUTS,
  trust: trustStatements,
  trustSummary: [...trustSummary(TITLE), ...workloadSummary],
  grants: [safeguards, ...ALETHIA_SERVICES.flatMap(serviceGrants)],
  // IAM attaches ten policies to a role by default; seven leave room for an organization's own.
  managedPolicies: [
    { id: "safeguards-and-roles", title: "safeguards, IAM roles", grants: [safeguards.id, iam.id] },
    { id: "networks", title: "EC2 networks", grants: [ec2.id] },
    { id: "clusters-and-images", title: "EKS, ECR", grants: [eks.id, ecr.id] },
    { id: "databases", title: "RDS", grants: [rds.id] },
    { id: "caches", title: "ElastiCache", grants: [elasticache.id] },
    {
      id: "storage-and-messages",
      title: "DynamoDB, S3, SQS, SNS",
      grants: [dynamodb.id, s3.id, "bucket-content", queues.id],
    },
    {
      id: "names-and-secrets",
      title: "Route 53, ACM, WAF, Secrets Manager",
      grants: [route53.id, acm.id, waf.id, secrets.id, "secret-values"],
    },
  ],
  workloadBoundary: { id: BOUNDARY_ID, statements: boundaryStatements, declaration: declaredForWorkloads },
  declaration: (v) => ({
    services: [...new Set(actions.map((action) => action.slice(0, action.indexOf(":"))))],
    actions,
    iamPath: v.text(SCOPE.path),
    boundaryArn: boundaryArn(v),
  }),
};
