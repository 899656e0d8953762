/** Error codes that mean the same at every service. Names of the SDK and codes on the wire side by side. */

/** The caller's credentials, clock or region are at fault, by the reason that says so. */
export const CALLER_CODES: Readonly<Record<string, CallerFault>> = {
  CredentialsProviderError: "caller-no-credentials",
  TokenProviderError: "caller-no-credentials",
  InvalidClientTokenId: "caller-credentials-invalid",
  UnrecognizedClientException: "caller-credentials-invalid",
  AuthFailure: "caller-credentials-invalid",
  InvalidAccessKeyId: "caller-credentials-invalid",
  InvalidToken: "caller-credentials-invalid",
  MissingAuthenticationToken: "caller-credentials-invalid",
  MissingAuthenticationTokenException: "caller-credentials-invalid",
  SignatureDoesNotMatch: "caller-signature",
  InvalidSignatureException: "caller-signature",
  IncompleteSignature: "caller-signature",
  IncompleteSignatureException: "caller-signature",
  ExpiredToken: "caller-credentials-expired",
  ExpiredTokenException: "caller-credentials-expired",
  RequestExpired: "caller-clock",
  RequestTimeTooSkewed: "caller-clock",
  RequestInTheFuture: "caller-clock",
  OptInRequired: "caller-region",
  RegionDisabledException: "caller-region",
};

export type CallerFault =
  | "caller-no-credentials"
  | "caller-credentials-invalid"
  | "caller-credentials-expired"
  | "caller-signature"
  | "caller-clock"
  | "caller-region";

/** Signature errors whose text speaks of time (AWS General Reference, "Troubleshooting SigV4"). */
export const CLOCK_TEXT = /signature (expired|not yet current)/i;

/** Signature errors whose text speaks of the region. */
export const REGION_TEXT = /should be scoped to a valid region/i;

/** Codes of throttling whatever the service; 429 is one too. */
export const THROTTLE_CODES: ReadonlySet<string> = new Set([
  ...["Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled"],
  ...["RequestThrottledException", "RequestLimitExceeded", "EC2ThrottledException"],
  ...["TooManyRequestsException", "ProvisionedThroughputExceededException", "PriorRequestNotComplete"],
  ...["BandwidthLimitExceeded", "SlowDown", "TransactionInProgressException"],
]);

/** Cost Explorer throttles with the name under which other services report a quota. */
export const OWN_THROTTLE_CODES: Readonly<Record<string, string>> = {
  "cost-explorer": "LimitExceededException",
};

/** Codes with which a service refuses. Without IAM's wording in the message they may mean something else. */
export const DENIAL_CODES: ReadonlySet<string> = new Set([
  ...["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "Client.UnauthorizedOperation"],
  ...["AuthorizationError", "AuthorizationErrorException", "NotAuthorized", "Forbidden", "AllAccessDisabled"],
]);

/** EC2 says nothing about the action in its refusals unless it is asked to decode them. */
export const BARE_DENIAL_CODES: ReadonlySet<string> = new Set([
  "UnauthorizedOperation",
  "Client.UnauthorizedOperation",
]);

/** The request's form was refused, perhaps before permissions were looked at. */
export const INVALID_CODES =
  /^(Validation|InvalidParameter|InvalidInput|InvalidArgument|MalformedPolicyDocument|MissingParameter|SerializationException|InvalidRequest)/;

/** No response: the name does not resolve. */
export const NO_HOST_CODES: ReadonlySet<string> = new Set(["ENOTFOUND"]);

/** The endpoint exists and does not know the operation: the service is not offered there. */
export const NO_OPERATION_CODES: ReadonlySet<string> = new Set([
  "UnknownOperationException",
  "UnknownOperation",
]);

/** No response, or a broken one. `EAI_AGAIN` is a name server that does not answer. */
export const CONNECTION_CODES: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN", "NetworkingError"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "ERR_TLS_CERT_ALTNAME_INVALID", "EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER"],
  ...["UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "EPROXY"],
]);

/** No answer in time. */
export const TIMEOUT_CODES: ReadonlySet<string> = new Set(["TimeoutError", "ETIMEDOUT", "ESOCKETTIMEDOUT"]);
