/** What a verification needs to know, and what of the world it needs. */
import type { TestedPrincipal } from "../grants/probe";
import type { Environment, InputValues } from "../vendors/literal";
import type { Vendor } from "../vendors/vendor";
import type { Aws } from "./aws";
import type { Line, Mode } from "./line";
import type { PauseSource } from "./repeat";

/** What is verified, and how. */
export interface VerifyOptions {
  readonly vendor: Vendor;
  /** Values that passed `validateInputs`. */
  readonly given: InputValues;
  readonly principal: TestedPrincipal;
  readonly environment: Environment;
  /** At least one: regional services are called in each, STS in the first. */
  readonly regions: readonly string[];
  readonly mode: Mode;
  /** Ids of grants to leave out. */
  readonly skip: ReadonlySet<string>;
  readonly canaries: boolean;
  /** External IDs that must be refused by now. */
  readonly retired: readonly string[];
  /** What was not tested counts as inconclusive. */
  readonly strict: boolean;
  /** Milliseconds to wait for the role to admit: IAM's changes take up to a minute to be everywhere. */
  readonly wait: number;
}

/** Told before the first call that a security team may ask about. */
export interface Announcement {
  readonly accountId: string;
  readonly sessionName: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Write calls that will be tried and must be refused. */
  readonly writes: number;
  /** Reads that must be refused. */
  readonly refusedReads: number;
  /** US dollars, at most, for the whole run. */
  readonly price: number;
}

/** The world of a run; a test brings its own. */
export interface World extends PauseSource {
  readonly aws: Aws;
  /** 32 hexadecimal digits from a cryptographic source. */
  readonly randomHex: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends the run; what is known by then is the result. */
  readonly signal?: AbortSignal;
  readonly onLine?: (line: Line) => void;
  readonly onAnnouncement?: (announcement: Announcement) => void;
}

/** The name of the sessions, the same in every run so that it can be recognised in CloudTrail. */
export const SESSION_NAME = "aws-onboarding-verify";
