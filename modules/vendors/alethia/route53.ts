/** Route 53: hosted zones and the records under one domain. */
import { arn, type Values } from "../../iam/values";
import type { Condition, Statement } from "../../iam/statement";
import { anywhere, SCOPE } from "./names";
import type { ResourceType, Service } from "./resource-type";

const types: readonly ResourceType[] = [
  {
    type: "aws_route53_zone",
    create: ["route53:CreateHostedZone"],
    read: [
      "route53:GetChange",
      "route53:GetDNSSEC",
      "route53:GetHostedZone",
      "route53:ListHostedZones",
      "route53:ListHostedZonesByName",
      "route53:ListTagsForResource",
    ],
    update: [
      "route53:AssociateVPCWithHostedZone",
      "route53:DisassociateVPCFromHostedZone",
      "route53:UpdateHostedZoneComment",
    ],
    delete: ["route53:DeleteHostedZone"],
    tag: ["route53:ChangeTagsForResource"],
  },
  {
    type: "aws_route53_record",
    update: ["route53:ChangeResourceRecordSets"],
    read: ["route53:GetChange", "route53:ListResourceRecordSets"],
  },
];

const zones = (v: Values) => [arn(v, "route53:::hostedzone/*")];

/** Changes of records, all of whose names lie in the domain. */
export function recordsInDomain(v: Values, sid: string): Statement {
  return {
    sid,
    actions: ["route53:ChangeResourceRecordSets"],
    resources: zones(v),
    conditions: inDomain(v),
  };
}

/** Every name of a change lies in the domain. Without the second, a request without names would pass. */
function inDomain(v: Values): readonly Condition[] {
  const key = "route53:ChangeResourceRecordSetsNormalizedRecordNames";
  const domain = v.text(SCOPE.domain);
  return [
    { operator: "ForAllValues:StringLike", key, values: [domain, `*.${domain}`] },
    { operator: "Null", key, values: ["false"] },
  ];
}

export const route53: Service = {
  id: "route53",
  title: "Route 53",
  reason: "Workloads are reached under names of a domain that is theirs.",
  enabledBy: "enable_route53",
  summary: (v) =>
    `Route 53: create hosted zones; change records under ${v.text(SCOPE.domain)} in any zone; delete zones without records and re-tag any; read all`,
  types,
  limits: [
    { sid: "ZonesRead", verbs: ["read"], resources: anywhere },
    {
      sid: "ZonesRecords",
      actions: ["route53:ChangeResourceRecordSets"],
      resources: zones,
      conditions: inDomain,
      untagged: "Route 53 knows no tag conditions; the domain limits it.",
    },
    {
      sid: "ZonesCreate",
      verbs: ["create"],
      resources: anywhere,
      untagged: "Route 53 knows no tag conditions, and a new zone has no name in its ARN.",
    },
    {
      sid: "Zones",
      resources: zones,
      untagged:
        "Route 53 knows no tag conditions, and a zone's ARN holds no name; a zone with records is not deleted.",
    },
  ],
  probes: [
    {
      id: "zones",
      client: "route-53",
      operation: "ListHostedZones",
      action: "route53:ListHostedZones",
      where: "home",
      input: () => ({ MaxItems: 1 }),
    },
  ],
  canaries: [
    {
      id: "delete-health-check",
      client: "route-53",
      operation: "DeleteHealthCheck",
      action: "route53:DeleteHealthCheck",
      where: "home",
      input: (_v, c) => ({ HealthCheckId: c.uuid }),
      resource: (v, c) => arn(v, `route53:::healthcheck/${c.uuid}`),
      harmless: "the health check does not exist",
      fuse: { in: "path", marker: (_v, c) => c.uuid },
      allowed: ["NoSuchHealthCheck"],
    },
  ],
};
