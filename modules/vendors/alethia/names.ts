/** The names and the tag by which what Alethia creates is told apart from everything else. */
import { arn, AWS_VALUES, type Values } from "../../iam/values";
import type { Condition } from "../../iam/statement";

/** The inputs that scope what is created. */
export const SCOPE = {
  prefix: "name_prefix",
  tagValue: "managed_by",
  path: "workload_path",
  domain: "dns_domain",
} as const;

/** Key of the tag. Not an input: CloudFormation has no parameters in the name of a condition key. */
export const TAG_KEY = "managed-by";

/** Ending of the name of the boundary that created roles carry. */
export const BOUNDARY_ID = "workload-boundary";

/** ARNs of a service in every region of this account, built from the beginning of the names that Alethia gives. */
export function named(
  service: string,
  ...parts: readonly ((prefix: string) => string)[]
): (values: Values) => readonly string[] {
  return (v) =>
    parts.map((part) => arn(v, `${service}:*:${v.text(AWS_VALUES.accountId)}:${part(v.text(SCOPE.prefix))}`));
}

/** Everything: for actions that take no narrower resource, or whose resources have no names. */
export const anywhere = (): readonly string[] => ["*"];

/** An ARN of this account's IAM, without its region. */
export function iamArn(v: Values, rest: string): string {
  return arn(v, `iam::${v.text(AWS_VALUES.accountId)}:${rest}`);
}

/** Roles, policies or instance profiles under the path. */
export function underPath(
  kind: "role" | "policy" | "instance-profile",
): (values: Values) => readonly string[] {
  return (v) => [iamArn(v, `${kind}${v.text(SCOPE.path)}*`)];
}

/** The boundary's ARN, from the role's path and name, as the module names it. */
export function boundaryArn(v: Values): string {
  return iamArn(v, `policy${v.text("role_path")}${v.text("role_name")}-${BOUNDARY_ID}`);
}

/** What is created carries the tag, or what is touched does. */
export function tagCondition(v: Values, of: "request" | "resource"): Condition {
  const key = of === "request" ? `aws:RequestTag/${TAG_KEY}` : `aws:ResourceTag/${TAG_KEY}`;
  return { operator: "StringEquals", key, values: [v.text(SCOPE.tagValue)] };
}

/** Roles under the path may be handed to these services, and to no others. */
export function passedTo(
  services: (values: Values) => readonly string[],
): (values: Values) => readonly Condition[] {
  return (v) => [{ operator: "StringEquals", key: "iam:PassedToService", values: services(v) }];
}

/** Roles that AWS makes for its own services. */
export const serviceLinkedRoles = (v: Values): readonly string[] => [iamArn(v, "role/aws-service-role/*")];

/** Only the roles of these services. */
export function forServices(...services: readonly string[]): () => readonly Condition[] {
  return () => [{ operator: "StringEquals", key: "iam:AWSServiceName", values: services }];
}
