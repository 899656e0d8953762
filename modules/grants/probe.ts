/** Read calls, as data: `modules/verify` turns them into SDK calls and judges the answers. */
import type { Values } from "../iam/values";
import type { When } from "../iam/when";
import type { NoticeKey } from "./notice";

/** Who makes the calls: a role that was assumed, or a user with keys. */
export type TestedPrincipal =
  | { readonly kind: "role"; readonly name: string; readonly arn: string }
  | { readonly kind: "user"; readonly name: string; readonly arn: string };

/** What a call may be built from besides the inputs' values. */
export interface CallContext {
  readonly principal: TestedPrincipal;
  /** The region that the call is sent to. */
  readonly region: string;
  /** 32 hexadecimal digits: 128 random bits, fresh for every call and never used again. */
  readonly random: string;
  /** The vendor's id, `-verify-` and the random digits: a name that nothing has. */
  readonly name: string;
  /** The random digits in the form of a UUID. */
  readonly uuid: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the probe named by `after` found; empty without one. */
  readonly found: string;
}

/**
 * Where a call is sent: the service's home region in the partition, every region asked for, the region in which the
 * bucket lies that an input names, or the region in the ARN that an input holds.
 */
export type Where = "home" | "each-region" | { readonly bucketOf: string } | { readonly regionOfArn: string };

/** An answer's body as the SDK returns it. */
export type Answer = Readonly<Record<string, unknown>>;

/** A call of an AWS API that needs one IAM action on one resource. */
export interface Call {
  /** Kebab-case, unique within its grant. */
  readonly id: string;
  /** The SDK client's package name without `@aws-sdk/client-`: `cost-explorer`. */
  readonly client: string;
  /** The API operation: `GetCostAndUsage`. */
  readonly operation: string;
  /** The IAM action that it needs: `ce:GetCostAndUsage`. Names of operations and actions differ at times. */
  readonly action: string;
  readonly where: Where;
  /** The request's parameters. Called once for every request. */
  readonly input: (values: Values, context: CallContext) => Readonly<Record<string, unknown>>;
  /** ARN of the resource that IAM compares, for simulation. Absent: `*`. */
  readonly resource?: (values: Values, context: CallContext) => string;
  /** Condition keys of the request that a policy looks at, for simulation: `s3:prefix`. */
  readonly conditionKeys?: (values: Values, context: CallContext) => Readonly<Record<string, string>>;
  /** Absent: always. Otherwise the call is left out while the condition does not hold. */
  readonly when?: When;
  /** Only for one kind of principal; absent: for both. */
  readonly principal?: TestedPrincipal["kind"];
  /** `GRANT/PROBE`: runs after that probe, in the same region, with what it found; not at all when it found nothing. */
  readonly after?: string;
  /** What AWS bills for one call, in US dollars. Absent: nothing, or less than 0.0001. */
  readonly price?: number;
}

/** An error that says something about the data and nothing about access. */
export interface NoticedError {
  /** The error's name or wire code. */
  readonly code: string;
  /** Part of the message that must be there as well, in any case. */
  readonly text?: string;
  readonly notice: NoticeKey;
}

/** A read call. It must be allowed while its grant is on and refused while it is off. */
export interface Probe extends Call {
  /** `refused`: a read outside the grant's scope, which must be refused always. Default `allowed`. */
  readonly expect?: "allowed" | "refused";
  /** Codes (name or wire code) of "you may, but there is nothing": they count as allowed. */
  readonly nothingThere?: readonly string[];
  /** Errors from which it is known why data will be missing. Tried before the error counts as a refusal. */
  readonly noticedErrors?: readonly NoticedError[];
  /** Further actions of the same grant that the call needs: a refusal that names one is the grant's gap. */
  readonly alsoNeeds?: readonly string[];
  /** Refusals that name another action than the probed one, by that action: `kms:Decrypt`. */
  readonly otherActions?: Readonly<Record<string, NoticeKey>>;
  /** What is wrong with the data in an answer of an allowed call, if anything. */
  readonly notice?: (answer: Answer, values: Values, context: CallContext) => NoticeKey | undefined;
  /** What a later probe needs from the answer, for example an object's key. */
  readonly finds?: (answer: Answer, values: Values) => string | undefined;
  /** A host name that does not exist means that the region lacks the service. */
  readonly absentService?: NoticeKey;
  /** `false`: the call may be allowed while the grant is off, so it is not sent then. */
  readonly refusedWhenOff?: false;
}
