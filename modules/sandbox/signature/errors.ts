/** What each family of services answers to a request it cannot believe: code, status and text. */
import type { Protocol, ServiceError } from "../call";
import type { AuthenticationProblem } from "./verify";

type Family = Protocol["family"];
type Words = (detail: string) => ServiceError;
type Table = Readonly<Partial<Record<AuthenticationProblem, Words>>>;

const TOKEN_INVALID = "The security token included in the request is invalid.";
const TOKEN_EXPIRED = "The security token included in the request is expired";
const MISMATCH =
  "The request signature we calculated does not match the signature you provided. " +
  "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

const fixed =
  (code: string, message: string, status: number): Words =>
  () => ({ code, message, status });

const told =
  (code: string, status: number): Words =>
  (detail) => ({ code, message: detail, status });

/** The error for one problem in one family's words. */
export function authenticationError(
  family: Family,
  problem: AuthenticationProblem,
  detail: string,
): ServiceError {
  const own = TABLES[family][problem];
  if (own) return own(detail);
  const { code, status } = MISMATCH_CODES[family];
  const message = family === "ec2" ? EC2_AUTHENTICATION : (SENTENCES[problem]?.(detail) ?? MISMATCH);
  return { code, message, status };
}

/** The code under which a family reports everything that is wrong with a signature itself. */
const MISMATCH_CODES: Readonly<Record<Family, { readonly code: string; readonly status: number }>> = {
  query: { code: "SignatureDoesNotMatch", status: 403 },
  route53: { code: "SignatureDoesNotMatch", status: 403 },
  ec2: { code: "AuthFailure", status: 401 },
  json: { code: "InvalidSignatureException", status: 400 },
  "rest-json": { code: "InvalidSignatureException", status: 403 },
  s3: { code: "SignatureDoesNotMatch", status: 403 },
};

const EC2_AUTHENTICATION = "AWS was not able to validate the provided access credentials";

const wrongRegion = (detail: string): string =>
  `Credential should be scoped to a valid Region, not '${detail}'.`;
const wrongService = (detail: string): string =>
  `Credential should be scoped to correct service: '${detail}'.`;

/** The sentence that goes with the code above, where it is not the plain mismatch. */
const SENTENCES: Readonly<Partial<Record<AuthenticationProblem, (detail: string) => string>>> = {
  "too-old": (detail) => `Signature expired: ${detail}`,
  "presign-expired": (detail) => `Signature expired: ${detail}`,
  "too-new": (detail) => `Signature not yet current: ${detail}`,
  "wrong-region": wrongRegion,
  "wrong-service": wrongService,
  "unsigned-headers": (detail) =>
    detail === ""
      ? "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
      : `There were headers present in the request which were not signed: ${detail}`,
};

const QUERY: Table = {
  missing: fixed("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
  malformed: told("IncompleteSignature", 400),
  "unknown-key": fixed("InvalidClientTokenId", TOKEN_INVALID, 403),
  "bad-token": fixed("InvalidClientTokenId", TOKEN_INVALID, 403),
  "expired-token": fixed("ExpiredToken", TOKEN_EXPIRED, 403),
};

const EC2: Table = {
  missing: fixed("MissingParameter", "The request must contain the parameter AWSAccessKeyId", 400),
  malformed: told("IncompleteSignature", 400),
  "expired-token": fixed("RequestExpired", "Request has expired.", 400),
  "too-old": fixed("RequestExpired", "Request has expired.", 400),
  "presign-expired": fixed("RequestExpired", "Request has expired.", 400),
};

const json = (status: number): Table => ({
  missing: fixed("MissingAuthenticationTokenException", "Missing Authentication Token", status),
  malformed: told("IncompleteSignatureException", status),
  "unknown-key": fixed("UnrecognizedClientException", TOKEN_INVALID, status),
  "bad-token": fixed("UnrecognizedClientException", TOKEN_INVALID, status),
  "expired-token": fixed("ExpiredTokenException", TOKEN_EXPIRED, status),
});

const skewed = fixed(
  "RequestTimeTooSkewed",
  "The difference between the request time and the current time is too large.",
  403,
);

const malformedHeader =
  (what: (detail: string) => string): Words =>
  (detail) => ({
    code: "AuthorizationHeaderMalformed",
    message: `The authorization header is malformed; ${what(detail)}`,
    status: 400,
  });

const S3: Table = {
  missing: fixed("AccessDenied", "Access Denied", 403),
  malformed: malformedHeader((detail) => detail),
  "unknown-key": (detail) => ({
    code: "InvalidAccessKeyId",
    message: "The AWS Access Key Id you provided does not exist in our records.",
    status: 403,
    fields: { AWSAccessKeyId: detail },
  }),
  "bad-token": fixed("InvalidToken", "The provided token is malformed or otherwise invalid.", 400),
  "expired-token": fixed("ExpiredToken", "The provided token has expired.", 400),
  "too-old": skewed,
  "too-new": skewed,
  "presign-expired": fixed("AccessDenied", "Request has expired", 403),
  "wrong-region": malformedHeader(wrongRegion),
  "wrong-service": malformedHeader(wrongService),
  "unsigned-headers": (detail) => ({
    code: "AccessDenied",
    message: "There were headers present in the request which were not signed",
    status: 403,
    fields: { HeadersNotSigned: detail },
  }),
  "no-payload-hash": fixed(
    "InvalidRequest",
    "Missing required header for this request: x-amz-content-sha256",
    400,
  ),
  "payload-hash": fixed(
    "XAmzContentSHA256Mismatch",
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    400,
  ),
};

const TABLES: Readonly<Record<Family, Table>> = {
  query: QUERY,
  route53: QUERY,
  ec2: EC2,
  json: json(400),
  "rest-json": json(403),
  s3: S3,
};
