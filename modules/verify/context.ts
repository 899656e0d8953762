/** What a call is built from, made fresh for every request. */
import type { CallContext, TestedPrincipal } from "../grants/probe";

/** What does not change during a run. `randomHex` gives 32 hexadecimal digits from a cryptographic source. */
export interface ContextSource {
  readonly vendor: string;
  readonly principal: TestedPrincipal;
  readonly randomHex: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A context with random digits that were never used before. */
export function freshContext(source: ContextSource, region: string, found = ""): CallContext {
  const random = source.randomHex();
  return {
    principal: source.principal,
    region,
    random,
    name: `${source.vendor}-verify-${random}`,
    // Version 4, variant 1: some services check it.
    uuid: [
      random.slice(0, 8),
      random.slice(8, 12),
      `4${random.slice(13, 16)}`,
      `8${random.slice(17, 20)}`,
      random.slice(20, 32),
    ].join("-"),
    now: source.now(),
    found,
  };
}
