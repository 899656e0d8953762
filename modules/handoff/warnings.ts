import type { HandoffInput } from "./handoff";

/** Why it may be too early to hand over. Empty when the last verification was green and nothing was applied since. */
export function warningsOf({ verified, appliedAt, principalArn }: HandoffInput): readonly string[] {
  if (verified === undefined)
    return ["Not verified yet: run verify first, so that the vendor does not find the faults."];
  const about = `The last verification (${verified.time})`;
  const warnings: string[] = [];
  if (verified.exitCode !== 0)
    warnings.push(`${about} was not green: it ended with ${verified.exitCode}. Run verify again.`);
  if (verified.principalArn !== principalArn)
    warnings.push(`${about} was of ${verified.principalArn}, not of this one. Run verify again.`);
  if (appliedAt === undefined) {
    warnings.push(
      `${about} may be older than the last apply: the state is not in this directory, so its time is not known.`,
    );
  } else if (Date.parse(verified.time) < Date.parse(appliedAt)) {
    warnings.push(`${about} is older than the last apply (${appliedAt}). Run verify again.`);
  }
  return warnings;
}
