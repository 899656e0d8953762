/** Puts the result together. */
import { type AssumeCause, type CallerIdentity, type Line, type VerifyResult } from "./line";
import { SESSION_NAME, type VerifyOptions, type World } from "./options";
import { countVerdicts, EXIT_CODES, exitCode } from "./verdict";

/** What a run came to. */
export interface RunFacts {
  readonly startedAt: string;
  readonly lines: readonly Line[];
  readonly caller?: CallerIdentity;
  readonly assumeCauses?: readonly AssumeCause[];
  readonly price: number;
}

/** The result object, with counts and exit code computed from the lines. */
export function resultOf(options: VerifyOptions, world: World, facts: RunFacts): VerifyResult {
  const { vendor, mode, principal, environment, regions, strict } = options;
  const { startedAt, lines, caller, assumeCauses, price } = facts;
  const counts = countVerdicts(lines.map(({ verdict }) => verdict));
  // That the caller's credentials are good says nothing about the access.
  const verified = countVerdicts(lines.filter(({ part }) => part !== "caller").map(({ verdict }) => verdict));
  const code = exitCode({ ...counts, passed: verified.passed }, strict);
  const interrupted = world.signal?.aborted ?? false;
  return {
    schemaVersion: 1,
    vendor: vendor.id,
    mode,
    principal,
    accountId: environment.accountId,
    partition: environment.partition,
    regions,
    ...(caller && { caller }),
    sessionName: principal.kind === "role" ? SESSION_NAME : principal.name,
    startedAt,
    finishedAt: new Date(world.now()).toISOString(),
    price,
    clockOffset: Math.round(world.aws.clockOffset()),
    interrupted,
    lines,
    ...(assumeCauses && { assumeCauses }),
    counts,
    exitCode: interrupted ? EXIT_CODES.interrupted : code,
  };
}
