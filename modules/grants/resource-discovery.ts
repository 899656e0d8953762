import { AWS_VALUES, arn } from "../iam/values";
import type { When } from "../iam/when";
import type { Canary } from "./canary";
import { EC2_CANARY, regionalRead } from "./describe-calls";
import type { Grant } from "./grant";

const balancer: Canary["fuse"]["marker"] = (v, c) =>
  arn(
    v,
    `elasticloadbalancing:${c.region}:${v.text(AWS_VALUES.accountId)}:loadbalancer/app/${c.name.slice(0, 32)}/${c.random.slice(0, 16)}`,
  );

/** What costs money and may be idle: machines, disks, snapshots, addresses, load balancers. */
export function resourceDiscovery(enabledBy?: When): Grant {
  return {
    id: "resource-discovery",
    title: "EC2 and load balancers",
    reason: "Savings are found by comparing what runs with what is used.",
    dataClass: "metadata",
    ...(enabledBy && { enabledBy }),
    summary: () =>
      "EC2 and Elastic Load Balancing: describe instances, reservations, volumes, snapshots, addresses, NAT gateways and load balancers; no user data or console output",
    statements: () => [
      {
        sid: "DescribeMachines",
        actions: [
          "ec2:DescribeAddresses",
          "ec2:DescribeInstanceTypes",
          "ec2:DescribeInstances",
          "ec2:DescribeNatGateways",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeRegions",
          "ec2:DescribeReservedInstances",
          "ec2:DescribeSnapshots",
          "ec2:DescribeTags",
          "ec2:DescribeVolumes",
        ],
        resources: ["*"],
      },
      {
        sid: "DescribeLoadBalancers",
        actions: [
          "elasticloadbalancing:DescribeListeners",
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeTags",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth",
        ],
        resources: ["*"],
      },
    ],
    probes: [
      regionalRead("instances", "ec2", "ec2:DescribeInstances", { MaxResults: 5 }),
      regionalRead("volumes", "ec2", "ec2:DescribeVolumes", { MaxResults: 5 }),
      regionalRead(
        "load-balancers",
        "elastic-load-balancing-v2",
        "elasticloadbalancing:DescribeLoadBalancers",
        { PageSize: 1 },
      ),
    ],
    canaries: [
      EC2_CANARY,
      {
        id: "delete-load-balancer",
        client: "elastic-load-balancing-v2",
        operation: "DeleteLoadBalancer",
        action: "elasticloadbalancing:DeleteLoadBalancer",
        where: "each-region",
        input: (v, c) => ({ LoadBalancerArn: balancer(v, c) }),
        resource: balancer,
        harmless: "the load balancer does not exist",
        fuse: { in: "body", name: "LoadBalancerArn", marker: balancer },
        allowed: ["LoadBalancerNotFound", "LoadBalancerNotFoundException"],
      },
    ],
  };
}
