/** The vocabulary of the sandbox: a received request, the call it turns out to be, and what can be answered. */
import type { RequestContext } from "../iam/decision";
import type { Principal } from "./principal";
import type { State } from "./state";

/** One HTTP request, read whole. */
export interface ReceivedRequest {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  /** Decoded, in the order sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name; repeated headers joined by a comma, as SigV4 wants them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One HTTP answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Parameters by name: text for the query protocols, JSON values otherwise, labels and query for REST. */
export type Params = Readonly<Record<string, unknown>>;

/** An error in the service's own words. The protocol decides how it is written down. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
  /** HTTP status where it is not the protocol's usual one for a client's fault. */
  readonly status?: number;
  /** Code of the older query API, where a JSON service still sends it. */
  readonly queryCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further elements of an S3 error. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** What an operation answers. */
export type Outcome =
  | { readonly kind: "answer"; readonly body: object; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "raw"; readonly reply: Reply }
  | { readonly kind: "error"; readonly error: ServiceError };

/** One authenticated API call. */
export interface Call {
  readonly service: Service;
  readonly operation: string;
  readonly params: Params;
  readonly request: ReceivedRequest;
  /** Region of the signature's scope: where the caller thinks it is calling. */
  readonly region: string;
  readonly principal: Principal;
  readonly state: State;
  readonly requestId: string;
}

/** What IAM is asked about a call. */
export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly context?: RequestContext;
}

/** One operation of a service's table. What is left out is derived. */
export interface Operation {
  /** IAM action; default `PREFIX:OPERATION`. */
  readonly action?: string | ((call: Call) => string);
  /** ARN that IAM is asked about; default `*`. */
  readonly resource?: (call: Call) => string;
  /** The resource as the service's error text shows it, where that differs. */
  readonly shownResource?: (call: Call) => string;
  readonly context?: (call: Call) => RequestContext;
  /** What the service checks before it authorises (a bucket that does not exist, for example). */
  readonly before?: (call: Call) => ServiceError | undefined;
  /** Further questions that all have to be answered with yes, after the first. */
  readonly also?: (call: Call) => readonly Question[];
  /** Not authorised at all by IAM (sts:GetCallerIdentity), or by rules of its own (sts:AssumeRole). */
  readonly open?: true;
  /** Operation that the service also takes without any signature (sts:AssumeRoleWithWebIdentity). */
  readonly unsigned?: true;
  readonly answer: (call: Call) => Outcome;
}

/** A request that a protocol has recognised. */
export interface ReadRequest {
  readonly operation: string;
  readonly params: Params;
  /** True when the body cannot be read: the service says so, once it knows who asks. */
  readonly unreadable?: true;
}

/** How a service reads requests and writes answers. */
export interface Protocol {
  /** Family of the authentication errors. */
  readonly family: "query" | "ec2" | "json" | "rest-json" | "route53" | "s3";
  /** HTTP status of a refusal where the service names none. */
  readonly deniedStatus: number;
  /** Operation and parameters; undefined when the request is not one of this protocol and service. */
  read(request: ReceivedRequest, service: Service): ReadRequest | undefined;
  write(call: Call, body: object): Reply;
  fail(service: Service, error: ServiceError, requestId: string): Reply;
}

/** One service: its protocol and its table of operations. */
export interface Service {
  /** Service name of the signature's credential scope. */
  readonly signingName: string;
  /** Prefix of its IAM actions. */
  readonly prefix: string;
  /** Prefix of X-Amz-Target (JSON), or version of the API (query). */
  readonly interface: string;
  readonly protocol: Protocol;
  /** XML name space of its answers. */
  readonly namespace?: string;
  /** The only regions that have an endpoint of this service; absent: every region. */
  readonly regions?: readonly string[];
  /** Code of a refusal by IAM. */
  readonly deniedCode: string;
  /** The same in the older query API, where a JSON service still sends it. */
  readonly deniedQueryCode?: string;
  /** Headers that go with a refusal by IAM. */
  readonly deniedHeaders?: (call: Call) => Readonly<Record<string, string>>;
  /** The action as the service's error text shows it. */
  readonly shownAction?: (action: string) => string;
  readonly operations: Readonly<Record<string, Operation>>;
}
