/** Error texts of the CloudFormation form. */
import type { Fault } from "../errors";

/** An issuer that cannot be part of an OIDC provider's ARN. */
export function badIssuer(value: string): Fault {
  return {
    field: "oidc_issuer",
    rule: "be the host, and path if it has one, of an OIDC issuer",
    value,
    remedy:
      "Write it as token.actions.githubusercontent.com, without https:// and without a slash at the end.",
  };
}

/** A region whose console is not known. */
export function badRegion(value: string): Fault {
  return {
    field: "--region",
    rule: "be the code of an AWS Region",
    value,
    remedy: "Write it as us-east-1, us-gov-west-1 or cn-north-1.",
  };
}

/** A template that the console would not load. A presigned URL carries a signature, so its query is not shown. */
export function badTemplateUrl(value: string, s3Domain: string): Fault {
  return {
    field: "--template-url",
    rule: `be the https URL of an object in S3 of the region's partition (…${s3Domain})`,
    value: value.split("?")[0] ?? "",
    remedy: `Upload the template first and give https://BUCKET.s3.REGION.${s3Domain}/KEY.`,
  };
}

/** A name that CloudFormation would refuse. */
export function badStackName(value: string): Fault {
  return {
    field: "--stack-name",
    rule: "begin with a letter and consist of at most 128 letters, digits and hyphens",
    value,
    remedy: "For example: argmin-access.",
  };
}
