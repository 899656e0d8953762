/** Secrets Manager, ACM, WAF and KMS. */
import type { Call, Operation, Outcome, Service } from "../call";
import { answer, failure, regional, text, unsupported } from "../outcome";
import { json11 } from "../protocols/json";

const secret = (call: Call): string => {
  const id = text(call, "SecretId");
  return id.startsWith("arn:") ? id : regional(call, "secretsmanager", `secret:${id}`);
};

const missingSecret = (): Outcome =>
  failure("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

const json = { protocol: json11, deniedCode: "AccessDeniedException" };

/** Secrets Manager. */
export const secretsManager: Service = {
  ...json,
  signingName: "secretsmanager",
  prefix: "secretsmanager",
  interface: "secretsmanager",
  operations: {
    ListSecrets: { answer: () => answer({ SecretList: [] }) },
    DescribeSecret: { resource: secret, answer: missingSecret },
    GetSecretValue: { resource: secret, answer: missingSecret },
    CancelRotateSecret: { resource: secret, answer: missingSecret },
  },
};

/** Certificate Manager. */
export const acm: Service = {
  ...json,
  signingName: "acm",
  prefix: "acm",
  interface: "CertificateManager",
  operations: {
    ListCertificates: { answer: () => answer({ CertificateSummaryList: [] }) },
    DescribeCertificate: { resource: (call) => text(call, "CertificateArn"), answer: missingCertificate },
    DeleteCertificate: { resource: (call) => text(call, "CertificateArn"), answer: missingCertificate },
  },
};

function missingCertificate(call: Call): Outcome {
  return failure("ResourceNotFoundException", `Could not find certificate ${text(call, "CertificateArn")}.`);
}

/** WAF. */
export const waf: Service = {
  ...json,
  signingName: "wafv2",
  prefix: "wafv2",
  interface: "AWSWAF_20190729",
  operations: {
    ListWebACLs: { answer: () => answer({ WebACLs: [] }) },
    ListIPSets: { answer: () => answer({ IPSets: [] }) },
    DeleteIPSet: {
      resource: (call) =>
        regional(
          call,
          "wafv2",
          `${text(call, "Scope") === "CLOUDFRONT" ? "global" : "regional"}/ipset/${text(call, "Name")}/${text(call, "Id")}`,
        ),
      answer: () =>
        failure(
          "WAFNonexistentItemException",
          "AWS WAF couldn't perform the operation because your resource doesn't exist.",
        ),
    },
  },
};

const keyArn = (call: Call): string => {
  const id = text(call, "KeyId");
  return id.startsWith("arn:") ? id : regional(call, "kms", `key/${id}`);
};

/** Every key of the world is one that an object is encrypted with. */
const keyExists = (call: Call): boolean =>
  call.state.world.buckets.some(({ objects }) => objects.some(({ kmsKeyArn }) => kmsKeyArn === keyArn(call)));

/** Asked as a dry run, an allowed call says that it would have succeeded and does nothing. */
const onKey: Operation = {
  resource: keyArn,
  answer: (call) => {
    if (!keyExists(call)) return failure("NotFoundException", `Key '${keyArn(call)}' does not exist`);
    return call.params["DryRun"] === true
      ? failure("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.")
      : unsupported(call);
  },
};

/** KMS. Keys carry the default key policy: the account's identity policies decide. */
export const kms: Service = {
  ...json,
  signingName: "kms",
  prefix: "kms",
  interface: "TrentService",
  operations: {
    ListKeys: { answer: () => answer({ Keys: [] }) },
    DescribeKey: {
      resource: keyArn,
      answer: (call) =>
        keyExists(call)
          ? answer({
              KeyMetadata: { KeyId: keyArn(call).split("/").at(-1), Arn: keyArn(call), Enabled: true },
            })
          : failure("NotFoundException", `Key '${keyArn(call)}' does not exist`),
    },
    CreateGrant: onKey,
    Encrypt: onKey,
    Decrypt: onKey,
    GenerateDataKey: onKey,
    DisableKey: onKey,
  },
};
