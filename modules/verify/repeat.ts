/** Repeats what was throttled, after a pause that grows and is drawn by lot, until the run's patience is used up. */
import type { Outcome } from "./classify";
import type { Reply } from "./reply";

/** How patient a run is. */
export interface Patience {
  /** Attempts for one call. */
  readonly attempts: number;
  /** Repetitions for the whole run. */
  readonly budget: number;
  /** Milliseconds of the first pause, at most; each further one may be twice as long. */
  readonly firstPause: number;
  readonly longestPause: number;
}

/** Enough for AWS's usual limits of some calls a second, and never more than half a minute for one call. */
export const USUAL_PATIENCE: Patience = { attempts: 6, budget: 60, firstPause: 250, longestPause: 8000 };

/** What repeating needs of the world. `random` gives numbers from 0 up to 1. */
export interface PauseSource {
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
}

/** Runs the attempt, again while it is throttled. Every attempt makes its own request, with fresh random names. */
export type Repeat = (
  attempt: () => Promise<Reply>,
  meaning: (reply: Reply) => Outcome,
) => Promise<{ readonly reply: Reply; readonly outcome: Outcome }>;

/** A `Repeat` with a budget of its own. */
export function repeater(source: PauseSource, patience: Patience = USUAL_PATIENCE): Repeat {
  let left = patience.budget;
  return async (attempt, meaning) => {
    for (let count = 1; ; count++) {
      const reply = { ...(await attempt()), attempts: count };
      const outcome = meaning(reply);
      if (outcome.kind !== "throttled" || count >= patience.attempts || left <= 0) return { reply, outcome };
      left--;
      const ceiling = Math.min(patience.longestPause, patience.firstPause * 2 ** (count - 1));
      await source.sleep(Math.round(source.random() * ceiling));
    }
  };
}
