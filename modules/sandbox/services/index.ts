/** Every service that the sandbox plays. A service that speaks several protocols stands here once for each. */
import type { Service } from "../call";
import { iam } from "../iam/service";
import { s3 } from "../s3/service";
import { sts } from "../sts/service";
import { bedrock } from "./bedrock";
import { costAndUsageReports, costExplorer, dataExports, pricing } from "./billing";
import { ecr, eks } from "./containers";
import { dynamoDb, elastiCache, rds } from "./databases";
import { ec2 } from "./ec2";
import { identityCenter, identityStore } from "./identity-center";
import { sns, sqs } from "./messaging";
import { elbClassic, elbV2, route53 } from "./networking";
import { cloudTrail, cloudWatchCbor, cloudWatchJson, cloudWatchQuery, logs } from "./observability";
import { organizations } from "./organizations";
import { acm, kms, secretsManager, waf } from "./security";

/** The tables, in no particular order. */
export const SERVICES: readonly Service[] = [
  sts,
  costExplorer,
  costAndUsageReports,
  dataExports,
  s3,
  pricing,
  bedrock,
  cloudWatchJson,
  cloudWatchCbor,
  cloudWatchQuery,
  logs,
  cloudTrail,
  iam,
  organizations,
  ec2,
  route53,
  elbV2,
  elbClassic,
  identityCenter,
  identityStore,
  eks,
  rds,
  elastiCache,
  secretsManager,
  dynamoDb,
  sqs,
  sns,
  ecr,
  acm,
  waf,
  kms,
];
