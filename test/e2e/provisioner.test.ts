/** What the real AWS provider calls for the resource types of the table: every call is one that Alethia is granted. */
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alethia, ALETHIA_SERVICES } from "../../modules/vendors/alethia";
import { limitedActions } from "../../modules/vendors/alethia/service-grant";
import { commercial } from "../../modules/vendors/literal";
import { renderRole } from "../../modules/vendors/render";
import { MOTO_ACCOUNT, startMoto, type Moto } from "../support/moto";
import { startRecorder, type Recorded, type Recorder } from "../support/recorder";
import { terraform } from "../support/terraform";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

/** Actions of the services whose operations are addresses. First match counts. */
const ADDRESSES: readonly (readonly [pattern: RegExp, action: string])[] = [
  [/^eks:POST \/clusters$/, "eks:CreateCluster"],
  [/^eks:GET \/clusters\/[^/]+$/, "eks:DescribeCluster"],
  [/^eks:DELETE \/clusters\/[^/]+$/, "eks:DeleteCluster"],
  [/^eks:POST \/clusters\/[^/]+\/node-groups$/, "eks:CreateNodegroup"],
  [/^eks:GET \/clusters\/[^/]+\/node-groups\/[^/]+$/, "eks:DescribeNodegroup"],
  [/^eks:DELETE \/clusters\/[^/]+\/node-groups\/[^/]+$/, "eks:DeleteNodegroup"],
  [/^route53:GET \/[^/]+\/change\//, "route53:GetChange"],
  [/^route53:POST \/[^/]+\/hostedzone$/, "route53:CreateHostedZone"],
  [/^route53:GET \/[^/]+\/hostedzone\/[^/]+\/rrset/, "route53:ListResourceRecordSets"],
  [/^route53:POST \/[^/]+\/hostedzone\/[^/]+\/rrset/, "route53:ChangeResourceRecordSets"],
  [/^route53:GET \/[^/]+\/hostedzone\/[^/]+\/dnssec/, "route53:GetDNSSEC"],
  [/^route53:GET \/[^/]+\/hostedzone\/[^/]+$/, "route53:GetHostedZone"],
  [/^route53:DELETE \/[^/]+\/hostedzone\/[^/]+$/, "route53:DeleteHostedZone"],
  [/^route53:GET \/[^/]+\/tags\//, "route53:ListTagsForResource"],
  [/^route53:POST \/[^/]+\/tags\//, "route53:ChangeTagsForResource"],
  [/^s3:HEAD \/[^/?]+$/, "s3:ListBucket"],
  [/^s3:PUT \/[^/?]+$/, "s3:CreateBucket"],
  [/^s3:DELETE \/[^/?]+$/, "s3:DeleteBucket"],
  [/^s3:GET \/[^/?]+\?accelerate=/, "s3:GetAccelerateConfiguration"],
  [/^s3:GET \/[^/?]+\?acl=/, "s3:GetBucketAcl"],
  [/^s3:GET \/[^/?]+\?cors=/, "s3:GetBucketCORS"],
  [/^s3:GET \/[^/?]+\?encryption=/, "s3:GetEncryptionConfiguration"],
  [/^s3:GET \/[^/?]+\?lifecycle=/, "s3:GetLifecycleConfiguration"],
  [/^s3:GET \/[^/?]+\?location/, "s3:GetBucketLocation"],
  [/^s3:GET \/[^/?]+\?logging=/, "s3:GetBucketLogging"],
  [/^s3:GET \/[^/?]+\?object-lock=/, "s3:GetBucketObjectLockConfiguration"],
  [/^s3:GET \/[^/?]+\?policy=/, "s3:GetBucketPolicy"],
  [/^s3:GET \/[^/?]+\?publicAccessBlock=/, "s3:GetBucketPublicAccessBlock"],
  [/^s3:PUT \/[^/?]+\?publicAccessBlock=/, "s3:PutBucketPublicAccessBlock"],
  [/^s3:DELETE \/[^/?]+\?publicAccessBlock=/, "s3:PutBucketPublicAccessBlock"],
  [/^s3:GET \/[^/?]+\?replication=/, "s3:GetReplicationConfiguration"],
  [/^s3:GET \/[^/?]+\?requestPayment=/, "s3:GetBucketRequestPayment"],
  [/^s3:GET \/[^/?]+\?tagging=/, "s3:GetBucketTagging"],
  [/^s3:PUT \/[^/?]+\?tagging=/, "s3:PutBucketTagging"],
  [/^s3:GET \/[^/?]+\?versioning=/, "s3:GetBucketVersioning"],
  [/^s3:PUT \/[^/?]+\?versioning=/, "s3:PutBucketVersioning"],
  [/^s3:GET \/[^/?]+\?website=/, "s3:GetBucketWebsite"],
];

let moto: Moto;
let recorder: Recorder;
beforeAll(async () => {
  moto = await startMoto();
  recorder = await startRecorder(moto.endpoint);
});
afterAll(async () => {
  await recorder.stop();
  await moto.stop();
});

test("Terraform's own calls are all declared, and carry the tag where it is required", async () => {
  const folder = mkdtempSync(join(tmpdir(), "provisioned-"));
  cpSync(join(__dirname, "provisioned"), folder, { recursive: true });
  const required = VENDOR_VALUE_SETS["alethia"]!["required values"]!;
  const role = renderRole(alethia, required, commercial(MOTO_ACCOUNT));
  const environment = { ...moto.environment, AWS_ENDPOINT_URL: recorder.endpoint };
  const boundary = role.workloadBoundary?.managedArn ?? "";
  const flags = ["-auto-approve", "-no-color", "-var", `boundary=${boundary}`];
  await terraform(folder, ["init", "-no-color"], environment);
  await terraform(folder, ["apply", ...flags], environment);
  // The emulator never lets go of one, and the provider would wait for it.
  await terraform(folder, ["state", "rm", "aws_elasticache_subnet_group.main"], environment);
  await terraform(folder, ["destroy", ...flags], environment);

  const called = recorder.requests
    .map((request) => ({ action: actionOf(request), body: decodeURIComponent(request.body) }))
    .filter(({ action }) => action !== "sts:GetCallerIdentity");
  const declared = new Set(role.declaration?.actions);
  const names = new Set(called.map(({ action }) => action));
  expect([...names].filter((name) => !declared.has(name)).sort()).toEqual([]);
  expect(names.size).toBeGreaterThan(120);

  const tagged = createdWithTag();
  const untagged = called.filter(({ action, body }) => tagged.has(action) && !body.includes("managed-by"));
  expect([...tagged].filter((action) => names.has(action)).length).toBeGreaterThan(25);
  expect([...new Set(untagged.map(({ action }) => action))]).toEqual([]);
  const roles = called.filter(({ action }) => action === "iam:CreateRole");
  expect(roles.map(({ body }) => body.includes(`PermissionsBoundary=${boundary}`))).toEqual([true]);
});

/** Actions that create something and ask for the tag in the request. */
function createdWithTag(): ReadonlySet<string> {
  return new Set(
    ALETHIA_SERVICES.flatMap((service) => {
      const creating = new Set(service.types.flatMap((type) => type.create ?? []));
      return service.limits
        .filter((limit) => limit.tag === "request")
        .flatMap((limit) => limitedActions(service, limit))
        .filter((action) => creating.has(action));
    }),
  );
}

function actionOf({ service, operation }: Recorded): string {
  const name = `${service}:${operation}`;
  return ADDRESSES.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}
