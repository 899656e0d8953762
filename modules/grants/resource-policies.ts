import { AWS_VALUES, arn } from "../iam/values";
import type { When } from "../iam/when";
import type { Canary } from "./canary";
import { regionalRead } from "./describe-calls";
import type { Grant } from "./grant";

const key: Canary["fuse"]["marker"] = (v, c) =>
  arn(v, `kms:${c.region}:${v.text(AWS_VALUES.accountId)}:key/${c.uuid}`);

/** Which buckets and keys there are, and whom their own policies admit. Nothing that is in them. */
export function resourcePolicies(enabledBy: When): Grant {
  return {
    id: "resource-policies",
    title: "Resources and their policies",
    reason: "A bucket's or a key's own policy lets identities in that no identity policy mentions.",
    dataClass: "metadata",
    enabledBy,
    summary: () =>
      "S3 and KMS: list buckets and keys; read their policies, access control lists and public access settings; no objects, and no use of any key",
    statements: () => [
      {
        sid: "ReadBucketPolicies",
        actions: [
          "s3:GetBucketAcl",
          "s3:GetBucketLocation",
          "s3:GetBucketOwnershipControls",
          "s3:GetBucketPolicy",
          "s3:GetBucketPolicyStatus",
          "s3:GetBucketPublicAccessBlock",
          "s3:ListAllMyBuckets",
        ],
        resources: ["*"],
      },
      {
        sid: "ReadKeyPolicies",
        actions: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListAliases", "kms:ListKeys"],
        resources: ["*"],
      },
    ],
    probes: [
      {
        id: "buckets",
        client: "s3",
        operation: "ListBuckets",
        action: "s3:ListAllMyBuckets",
        where: "home",
        input: () => ({ MaxBuckets: 1 }),
      },
      regionalRead("keys", "kms", "kms:ListKeys", { Limit: 1 }),
    ],
    canaries: [
      {
        id: "disable-key",
        client: "kms",
        operation: "DisableKey",
        action: "kms:DisableKey",
        where: "each-region",
        input: (v, c) => ({ KeyId: key(v, c) }),
        resource: key,
        harmless: "the key does not exist",
        fuse: { in: "body", name: "KeyId", marker: key },
        allowed: ["NotFoundException"],
      },
    ],
  };
}
