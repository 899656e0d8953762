import { EC2_CANARY, regionalRead } from "./describe-calls";
import type { Grant } from "./grant";

/** Machines and the network between them. No user data, no console output, no VPN keys. */
export const network: Grant = {
  id: "network",
  title: "EC2 resources and network",
  reason: "Which assets there are and what can reach them decides how much an identity's access matters.",
  dataClass: "metadata",
  summary: () =>
    "EC2: describe instances, volumes, VPCs, subnets, route tables, gateways, endpoints, peerings, network ACLs and security groups; no user data, console output or passwords",
  statements: () => [
    {
      sid: "DescribeNetwork",
      actions: [
        "ec2:DescribeIamInstanceProfileAssociations",
        "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNatGateways",
        "ec2:DescribeNetworkAcls",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRegions",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroupRules",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
        "ec2:DescribeVolumes",
        "ec2:DescribeVpcEndpoints",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpcs",
      ],
      resources: ["*"],
    },
  ],
  probes: [
    regionalRead("vpcs", "ec2", "ec2:DescribeVpcs", { MaxResults: 5 }),
    regionalRead("subnets", "ec2", "ec2:DescribeSubnets", { MaxResults: 5 }),
    regionalRead("security-groups", "ec2", "ec2:DescribeSecurityGroups", { MaxResults: 5 }),
    regionalRead("instances", "ec2", "ec2:DescribeInstances", { MaxResults: 5 }),
  ],
  canaries: [EC2_CANARY],
};
