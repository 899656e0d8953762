/** The catalogue of every AWS action, as an index that knows how IAM compares names. */
import type { AccessLevel } from "./access-level";

/** One action as the data describes it. */
export interface CatalogueAction {
  /** `service:Action` in AWS's own spelling. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  readonly description: string;
  /** Whether a statement can name narrower resources than `*` for it. */
  readonly supportsResources: boolean;
  /** Condition keys of the action itself and of its resources. */
  readonly conditionKeys: readonly string[];
}

/** What the loader reads: all actions by service, and the version of the data. */
export interface CatalogueData {
  readonly version: string;
  readonly services: Readonly<Record<string, readonly CatalogueAction[]>>;
}

/** The index over the data. */
export interface Catalogue {
  readonly version: string;
  /** The action of this name in any case, or nothing. */
  find(action: string): CatalogueAction | undefined;
  /** Every action that the pattern matches exactly as IAM matches it, sorted by name. */
  expand(pattern: string): readonly CatalogueAction[];
}
