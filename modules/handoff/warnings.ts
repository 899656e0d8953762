import type { HandoffInput } from "./handoff";

const AGAIN = "Run verify again.";

/** Why it may be too early to hand over. Empty when the last verification was green and nothing was applied since. */
export function warningsOf({ verified, appliedAt, principalArn }: HandoffInput): readonly string[] {
  if (verified === undefined)
    return ["Not verified yet: run verify --from first, so that the vendor does not find the faults."];
  const { time, exitCode, mode, roleArn } = verified;
  const about = `The last verification (${time})`;
  const all: readonly (string | false)[] = [
    exitCode !== 0 && `${about} was not green: it ended with ${exitCode}. ${AGAIN}`,
    mode !== "live" && `${about} made no real calls (mode ${mode}). ${AGAIN}`,
    roleArn !== principalArn && `${about} was of ${roleArn}, not of this one. ${AGAIN}`,
    appliedAt === undefined &&
      `${about} may be older than the last apply: the state is not in this directory, so its time is not known.`,
    appliedAt !== undefined &&
      Date.parse(time) < Date.parse(appliedAt) &&
      `${about} is older than the last apply (${appliedAt}). ${AGAIN}`,
  ];
  return all.filter((warning) => warning !== false);
}
