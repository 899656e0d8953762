/** ACM: certificates. No private keys. */
import { regionalRead } from "../../grants/describe-calls";
import type { Canary } from "../../grants/canary";
import { arn, AWS_VALUES } from "../../iam/values";
import { otherTag } from "./missing";
import { anywhere, named } from "./names";
import type { ResourceType, Service } from "./resource-type";

const types: readonly ResourceType[] = [
  {
    type: "aws_acm_certificate",
    create: ["acm:RequestCertificate"],
    read: ["acm:DescribeCertificate", "acm:ListCertificates", "acm:ListTagsForCertificate"],
    update: ["acm:UpdateCertificateOptions"],
    delete: ["acm:DeleteCertificate"],
    tag: ["acm:AddTagsToCertificate", "acm:RemoveTagsFromCertificate"],
  },
  { type: "aws_acm_certificate_validation", read: ["acm:DescribeCertificate"] },
];

const certificates = named("acm", () => "certificate/*");
const missingCertificate: Canary["fuse"]["marker"] = (v, c) =>
  arn(v, `acm:${c.region}:${v.text(AWS_VALUES.accountId)}:certificate/${c.uuid}`);

export const acm: Service = {
  id: "acm",
  title: "ACM certificates",
  reason: "What workloads serve is encrypted on the way.",
  enabledBy: "enable_acm",
  summary: () =>
    "ACM: request certificates with the tag; change and delete those with the tag; describe all; no private keys",
  types,
  limits: [
    { sid: "CertificatesList", actions: ["acm:ListCertificates"], resources: anywhere },
    { sid: "CertificatesRead", verbs: ["read"], resources: certificates },
    { sid: "CertificatesRequest", verbs: ["create"], resources: anywhere, tag: "request" },
    {
      sid: "CertificatesTag",
      actions: ["acm:AddTagsToCertificate"],
      resources: certificates,
      tag: "request",
    },
    { sid: "CertificatesManage", resources: certificates, tag: "resource" },
  ],
  probes: [regionalRead("certificates", "acm", "acm:ListCertificates", { MaxItems: 1 })],
  canaries: [
    {
      id: "delete-certificate",
      client: "acm",
      operation: "DeleteCertificate",
      action: "acm:DeleteCertificate",
      where: "each-region",
      resource: missingCertificate,
      input: (v, c) => ({ CertificateArn: missingCertificate(v, c) }),
      conditionKeys: otherTag,
      harmless: "the certificate does not exist",
      fuse: { in: "body", name: "CertificateArn", marker: missingCertificate },
      allowed: ["ResourceNotFoundException"],
    },
  ],
};
