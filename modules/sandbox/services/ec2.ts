/** Amazon EC2: discovery reads, and writes that only DryRun makes safe. */
import type { Call, Operation, Outcome, Service } from "../call";
import { answer, failure, regional, unsupported } from "../outcome";
import { ec2Query } from "../protocols/query";

/** Asked as a dry run, an allowed call says that it would have succeeded and does nothing. */
const dryRun =
  (reply: (call: Call) => Outcome): ((call: Call) => Outcome) =>
  (call) =>
    call.params["DryRun"] === "true"
      ? failure("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412)
      : reply(call);

const read = (set: string): Operation => ({ answer: dryRun(() => answer({ [set]: [] })) });

const write = (resource: string): Operation => ({
  resource: (call) => regional(call, "ec2", resource),
  answer: dryRun(unsupported),
});

const account = (call: Call): Outcome =>
  answer({
    regionInfo: ["us-east-1", "us-west-2", "eu-west-1"].map((regionName) => ({
      regionName,
      regionEndpoint: `ec2.${regionName}.amazonaws.com`,
      optInStatus: "opt-in-not-required",
    })),
    accountId: call.principal.accountId,
  });

/** EC2's table. */
export const ec2: Service = {
  signingName: "ec2",
  prefix: "ec2",
  interface: "2016-11-15",
  protocol: ec2Query,
  namespace: "http://ec2.amazonaws.com/doc/2016-11-15/",
  deniedCode: "UnauthorizedOperation",
  operations: {
    DescribeVpcs: read("vpcSet"),
    DescribeSubnets: read("subnetSet"),
    DescribeSecurityGroups: read("securityGroupInfo"),
    DescribeInstances: read("reservationSet"),
    DescribeVolumes: read("volumeSet"),
    DescribeSnapshots: read("snapshotSet"),
    DescribeAddresses: read("addressesSet"),
    DescribeNatGateways: read("natGatewaySet"),
    DescribeInternetGateways: read("internetGatewaySet"),
    DescribeRouteTables: read("routeTableSet"),
    DescribeNetworkInterfaces: read("networkInterfaceSet"),
    DescribeReservedInstances: read("reservedInstancesSet"),
    DescribeImages: read("imagesSet"),
    DescribeAvailabilityZones: read("availabilityZoneInfo"),
    DescribeRegions: { answer: dryRun(account) },
    CreateVpc: write("vpc/*"),
    DeleteVpc: write("vpc/*"),
    RunInstances: write("instance/*"),
    TerminateInstances: write("instance/*"),
    CreateSecurityGroup: write("security-group/*"),
  },
};
