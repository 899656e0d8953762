/** EC2: networks. No instances, volumes or images. */
import { EC2_CANARY, regionalRead } from "../../grants/describe-calls";
import { AWS_VALUES, arn, type Values } from "../../iam/values";
import { otherTag } from "./missing";
import { anywhere } from "./names";
import type { ResourceType, Service } from "./resource-type";

const TAG = ["ec2:CreateTags", "ec2:DeleteTags"];

const types: readonly ResourceType[] = [
  {
    type: "aws_vpc",
    create: ["ec2:CreateVpc"],
    read: [
      "ec2:DescribeNetworkAcls",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeVpcAttribute",
      "ec2:DescribeVpcs",
    ],
    update: ["ec2:ModifyVpcAttribute"],
    delete: ["ec2:DeleteVpc"],
    tag: TAG,
  },
  {
    type: "aws_subnet",
    create: ["ec2:CreateSubnet"],
    read: ["ec2:DescribeAvailabilityZones", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"],
    update: ["ec2:ModifySubnetAttribute"],
    delete: ["ec2:DeleteSubnet"],
    tag: TAG,
  },
  {
    type: "aws_internet_gateway",
    create: ["ec2:CreateInternetGateway"],
    read: ["ec2:DescribeInternetGateways"],
    update: ["ec2:AttachInternetGateway", "ec2:DetachInternetGateway"],
    delete: ["ec2:DeleteInternetGateway"],
    tag: TAG,
  },
  {
    type: "aws_eip",
    create: ["ec2:AllocateAddress"],
    read: ["ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"],
    delete: ["ec2:DisassociateAddress", "ec2:ReleaseAddress"],
    tag: TAG,
  },
  {
    type: "aws_nat_gateway",
    create: ["ec2:CreateNatGateway"],
    read: ["ec2:DescribeNatGateways"],
    delete: ["ec2:DeleteNatGateway"],
    tag: TAG,
  },
  {
    type: "aws_route_table",
    create: ["ec2:CreateRouteTable"],
    read: ["ec2:DescribeRouteTables"],
    update: ["ec2:CreateRoute", "ec2:DeleteRoute", "ec2:ReplaceRoute"],
    delete: ["ec2:DeleteRouteTable"],
    tag: TAG,
  },
  {
    type: "aws_route_table_association",
    update: ["ec2:AssociateRouteTable", "ec2:DisassociateRouteTable", "ec2:ReplaceRouteTableAssociation"],
    read: ["ec2:DescribeRouteTables"],
  },
  {
    type: "aws_security_group",
    create: ["ec2:CreateSecurityGroup"],
    read: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups"],
    update: [
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
      "ec2:UpdateSecurityGroupRuleDescriptionsEgress",
      "ec2:UpdateSecurityGroupRuleDescriptionsIngress",
    ],
    delete: ["ec2:DeleteSecurityGroup"],
    tag: TAG,
  },
  {
    type: "aws_vpc_security_group_ingress_rule, aws_vpc_security_group_egress_rule",
    read: ["ec2:DescribeSecurityGroupRules"],
    update: ["ec2:ModifySecurityGroupRules"],
  },
];

const CREATING = [...new Set(types.flatMap((type) => type.create ?? []))];

function resources(...kinds: readonly string[]): (v: Values) => readonly string[] {
  return (v) => kinds.map((kind) => arn(v, `ec2:*:${v.text(AWS_VALUES.accountId)}:${kind}/*`));
}

const KINDS = [
  "elastic-ip",
  "internet-gateway",
  "natgateway",
  "route-table",
  "security-group",
  "security-group-rule",
  "subnet",
  "vpc",
];

export const ec2: Service = {
  id: "ec2",
  title: "EC2 networks",
  reason: "Clusters and databases run in networks that the platform lays out.",
  enabledBy: "enable_ec2",
  summary: () =>
    "EC2: create VPCs, subnets, gateways, addresses, route tables and security groups with the tag; change and delete those with the tag; describe all",
  types,
  limits: [
    { sid: "Ec2Read", verbs: ["read"], resources: anywhere },
    {
      // AWS asks for each thing by itself: what is created carries the request's tags, what it is put into has its own.
      sid: "Ec2Create",
      actions: CREATING,
      resources: resources(...KINDS.filter((kind) => kind !== "security-group-rule")),
      tag: "request",
    },
    {
      sid: "Ec2CreateInside",
      actions: CREATING,
      resources: resources("elastic-ip", "subnet", "vpc"),
      tag: "resource",
    },
    {
      sid: "Ec2TagOnCreation",
      actions: ["ec2:CreateTags"],
      resources: resources(...KINDS),
      tag: "request",
      conditions: () => [
        {
          operator: "StringEquals",
          key: "ec2:CreateAction",
          values: CREATING.map((action) => action.slice("ec2:".length)).sort(),
        },
      ],
    },
    {
      sid: "Ec2Rules",
      actions: ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress"],
      resources: resources("security-group-rule"),
      untagged:
        "The rule that comes into being; the group that it belongs to needs the tag, in another statement.",
    },
    {
      sid: "Ec2Manage",
      verbs: ["update", "delete", "tag"],
      actions: ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags"],
      resources: resources(...KINDS, "network-interface"),
      tag: "resource",
    },
  ],
  probes: [
    regionalRead("vpcs", "ec2", "ec2:DescribeVpcs", { MaxResults: 5 }),
    regionalRead("subnets", "ec2", "ec2:DescribeSubnets", { MaxResults: 5 }),
  ],
  // Without the tag nothing is created.
  canaries: [{ ...EC2_CANARY, conditionKeys: otherTag }],
};
