/** What each family of services answers to a request it cannot believe: code, status and text. */
import type { Protocol, ServiceError } from "../call";
import type { AuthenticationProblem } from "./verify";

type Family = Protocol["family"];

const TOKEN_INVALID = "The security token included in the request is invalid.";
const TOKEN_EXPIRED = "The security token included in the request is expired";
const MISMATCH =
  "The request signature we calculated does not match the signature you provided. " +
  "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
const EC2_AUTH = "AWS was not able to validate the provided access credentials";

/** The error for one problem in one family's words. */
export function authenticationError(
  family: Family,
  problem: AuthenticationProblem,
  detail: string,
): ServiceError {
  switch (family) {
    case "query":
    case "route53":
      return query(problem, detail);
    case "ec2":
      return ec2(problem, detail);
    case "json":
      return json(problem, detail, 400);
    case "rest-json":
      return json(problem, detail, 403);
    case "s3":
      return s3(problem, detail);
  }
}

/** The sentence AWS puts into SignatureDoesNotMatch and InvalidSignatureException for one problem. */
function sentence(problem: AuthenticationProblem, detail: string): string {
  switch (problem) {
    case "too-old":
    case "presign-expired":
      return `Signature expired: ${detail}`;
    case "too-new":
      return `Signature not yet current: ${detail}`;
    case "wrong-region":
      return `Credential should be scoped to a valid Region, not '${detail}'.`;
    case "wrong-service":
      return `Credential should be scoped to correct service: '${detail}'.`;
    case "unsigned-headers":
      return detail === ""
        ? "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
        : `There were headers present in the request which were not signed: ${detail}`;
    default:
      return MISMATCH;
  }
}

function query(problem: AuthenticationProblem, detail: string): ServiceError {
  switch (problem) {
    case "missing":
      return {
        code: "MissingAuthenticationToken",
        message: "Request is missing Authentication Token",
        status: 403,
      };
    case "malformed":
      return { code: "IncompleteSignature", message: detail, status: 400 };
    case "unknown-key":
    case "bad-token":
      return { code: "InvalidClientTokenId", message: TOKEN_INVALID, status: 403 };
    case "expired-token":
      return { code: "ExpiredToken", message: TOKEN_EXPIRED, status: 403 };
    default:
      return { code: "SignatureDoesNotMatch", message: sentence(problem, detail), status: 403 };
  }
}

function ec2(problem: AuthenticationProblem, detail: string): ServiceError {
  switch (problem) {
    case "missing":
      return {
        code: "MissingParameter",
        message: "The request must contain the parameter AWSAccessKeyId",
        status: 400,
      };
    case "expired-token":
    case "too-old":
    case "presign-expired":
      return { code: "RequestExpired", message: "Request has expired.", status: 400 };
    case "malformed":
      return { code: "IncompleteSignature", message: detail, status: 400 };
    default:
      return { code: "AuthFailure", message: EC2_AUTH, status: 401 };
  }
}

function json(problem: AuthenticationProblem, detail: string, status: number): ServiceError {
  switch (problem) {
    case "missing":
      return { code: "MissingAuthenticationTokenException", message: "Missing Authentication Token", status };
    case "malformed":
      return { code: "IncompleteSignatureException", message: detail, status };
    case "unknown-key":
    case "bad-token":
      return { code: "UnrecognizedClientException", message: TOKEN_INVALID, status };
    case "expired-token":
      return { code: "ExpiredTokenException", message: TOKEN_EXPIRED, status };
    default:
      return { code: "InvalidSignatureException", message: sentence(problem, detail), status };
  }
}

function s3(problem: AuthenticationProblem, detail: string): ServiceError {
  switch (problem) {
    case "missing":
      return { code: "AccessDenied", message: "Access Denied", status: 403 };
    case "malformed":
      return { code: "AuthorizationHeaderMalformed", message: detail, status: 400 };
    case "unknown-key":
      return {
        code: "InvalidAccessKeyId",
        message: "The AWS Access Key Id you provided does not exist in our records.",
        status: 403,
        fields: { AWSAccessKeyId: detail },
      };
    case "bad-token":
      return {
        code: "InvalidToken",
        message: "The provided token is malformed or otherwise invalid.",
        status: 400,
      };
    case "expired-token":
      return { code: "ExpiredToken", message: "The provided token has expired.", status: 400 };
    case "too-old":
    case "too-new":
      return {
        code: "RequestTimeTooSkewed",
        message: "The difference between the request time and the current time is too large.",
        status: 403,
      };
    case "presign-expired":
      return { code: "AccessDenied", message: "Request has expired", status: 403 };
    case "wrong-region":
    case "wrong-service":
      return {
        code: "AuthorizationHeaderMalformed",
        message: `The authorization header is malformed; ${sentence(problem, detail)}`,
        status: 400,
      };
    case "unsigned-headers":
      return {
        code: "AccessDenied",
        message: "There were headers present in the request which were not signed",
        status: 403,
        fields: { HeadersNotSigned: detail },
      };
    case "no-payload-hash":
      return {
        code: "InvalidRequest",
        message: "Missing required header for this request: x-amz-content-sha256",
        status: 400,
      };
    case "payload-hash":
      return {
        code: "XAmzContentSHA256Mismatch",
        message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
        status: 400,
      };
    case "signature":
      return { code: "SignatureDoesNotMatch", message: MISMATCH, status: 403 };
  }
}
