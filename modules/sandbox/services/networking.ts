/** Route 53 and Elastic Load Balancing. */
import type { Call, Outcome, Service } from "../call";
import { answer, failure, regional, text } from "../outcome";
import { query } from "../protocols/query";
import { restXml } from "../protocols/rest";

const zone = (call: Call): string => `arn:${call.state.partition}:route53:::hostedzone/${text(call, "Id")}`;
const missingZone = (call: Call): Outcome =>
  failure("NoSuchHostedZone", `No hosted zone found with ID: ${text(call, "Id")}`, 404);

/** Route 53. */
export const route53: Service = {
  signingName: "route53",
  prefix: "route53",
  interface: "2013-04-01",
  protocol: restXml({
    "GET /2013-04-01/hostedzone": "ListHostedZones",
    "GET /2013-04-01/hostedzone/{Id}": "GetHostedZone",
    "GET /2013-04-01/hostedzone/{Id}/rrset": "ListResourceRecordSets",
    "DELETE /2013-04-01/hostedzone/{Id}": "DeleteHostedZone",
    "GET /2013-04-01/healthcheck": "ListHealthChecks",
    "DELETE /2013-04-01/healthcheck/{HealthCheckId}": "DeleteHealthCheck",
  }),
  namespace: "https://route53.amazonaws.com/doc/2013-04-01/",
  deniedCode: "AccessDenied",
  operations: {
    ListHostedZones: {
      answer: () =>
        answer({ ListHostedZonesResponse: { HostedZones: {}, IsTruncated: false, MaxItems: 100 } }),
    },
    ListHealthChecks: {
      answer: () =>
        answer({ ListHealthChecksResponse: { HealthChecks: {}, IsTruncated: false, MaxItems: 100 } }),
    },
    GetHostedZone: { resource: zone, answer: missingZone },
    ListResourceRecordSets: { resource: zone, answer: missingZone },
    DeleteHostedZone: { resource: zone, answer: missingZone },
    DeleteHealthCheck: {
      resource: (call) => `arn:${call.state.partition}:route53:::healthcheck/${text(call, "HealthCheckId")}`,
      answer: (call) =>
        failure(
          "NoSuchHealthCheck",
          `A health check with id ${text(call, "HealthCheckId")} does not exist.`,
          404,
        ),
    },
  },
};

const elb = {
  signingName: "elasticloadbalancing",
  prefix: "elasticloadbalancing",
  protocol: query,
  deniedCode: "AccessDenied",
};

/** Application, network and gateway load balancers. */
export const elbV2: Service = {
  ...elb,
  interface: "2015-12-01",
  namespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
  operations: {
    DescribeLoadBalancers: { answer: () => answer({ LoadBalancers: [] }) },
    DescribeTargetGroups: { answer: () => answer({ TargetGroups: [] }) },
    DescribeListeners: { answer: () => answer({ Listeners: [] }) },
    // Succeeds for a load balancer that does not exist (ELB API reference: DeleteLoadBalancer).
    DeleteLoadBalancer: { resource: (call) => text(call, "LoadBalancerArn"), answer: () => answer() },
  },
};

/** Classic load balancers. */
export const elbClassic: Service = {
  ...elb,
  interface: "2012-06-01",
  namespace: "http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/",
  operations: {
    DescribeLoadBalancers: { answer: () => answer({ LoadBalancerDescriptions: [] }) },
    DeleteLoadBalancer: {
      resource: (call) =>
        regional(call, "elasticloadbalancing", `loadbalancer/${text(call, "LoadBalancerName")}`),
      answer: () => answer(),
    },
  },
};
