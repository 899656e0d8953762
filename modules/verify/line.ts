/** One line of a verification, and the whole result. Plain data: printers need nothing else. */
import type { TestedPrincipal } from "../grants/probe";
import { reasonOf, type ReasonKey } from "./reasons";
import type { Counts, Verdict } from "./verdict";

/** What a line is about. */
export const PARTS = ["caller", "trust", "probe", "canary", "drift"] as const;

export type Part = (typeof PARTS)[number];

/** One question that was put to AWS, and its answer. Nothing secret is ever in it. */
export interface Line {
  readonly part: Part;
  /** `cost-explorer/costs`: the grant and the call, or what else was asked. With the region it is unique in its part. */
  readonly id: string;
  /** What was asked, for a person: `ce:GetCostAndUsage`. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly reason: ReasonKey;
  /** AWS's own words, or what exactly differs. */
  readonly detail?: string;
  readonly errorCode?: string;
  readonly requestId?: string;
  readonly region?: string;
  readonly milliseconds?: number;
  /** How often it was tried, when more than once. */
  readonly attempts?: number;
}

/** A line; the verdict follows from the reason. */
export function lineOf(line: Omit<Line, "verdict">): Line {
  return { ...line, verdict: reasonOf(line.reason).verdict };
}

/** Why AssumeRole may have been refused, and what was found out about it. */
export interface AssumeCause {
  readonly cause: string;
  readonly state: "ruled-out" | "likely" | "open";
  readonly checked: string;
}

/** Who called. */
export interface CallerIdentity {
  readonly arn: string;
  readonly accountId: string;
  readonly partition: string;
}

/** How a verification was made: real calls, IAM's simulator, or the question whether the principal is gone. */
export type Mode = "live" | "simulate" | "expect-removed";

/** The result that every printer prints. `schemaVersion` changes when a field changes its meaning. */
export interface VerifyResult {
  readonly schemaVersion: 1;
  readonly vendor: string;
  readonly mode: Mode;
  readonly principal: TestedPrincipal;
  readonly accountId: string;
  readonly partition: string;
  readonly regions: readonly string[];
  readonly caller?: CallerIdentity;
  /** Under which name the calls are in the account's CloudTrail. */
  readonly sessionName: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** What AWS bills for the calls that were made, in US dollars, at most. */
  readonly price: number;
  /** Milliseconds by which AWS's clock is ahead. */
  readonly clockOffset: number;
  readonly interrupted: boolean;
  readonly lines: readonly Line[];
  /** Only after a refused AssumeRole. */
  readonly assumeCauses?: readonly AssumeCause[];
  readonly counts: Counts;
  readonly exitCode: number;
}
