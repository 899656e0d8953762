/** The catalogue of every AWS action, as an index that compares names the way IAM does. */
import type { AccessLevel } from "./access-level";
import { actionParts, hasWildcard, isEveryAction } from "./actions";
import { nearest } from "../errors";
import { codesMatch, patternCodes } from "./match";

/** One action as the data describes it. */
export interface CatalogueAction {
  /** `service:Action` in AWS's own spelling. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  readonly description: string;
  /** ARN templates of the resources a statement can name for it; empty when `*` is the only choice. */
  readonly resources: readonly string[];
}

/** What the loader reads: all actions by service, and the version of the data. */
export interface CatalogueData {
  readonly version: string;
  readonly services: Readonly<Record<string, readonly CatalogueAction[]>>;
}

/** Why a pattern matches nothing, with the name that may have been meant. */
type Unmatched =
  | { readonly kind: "service"; readonly service: string; readonly nearest?: string }
  | { readonly kind: "action"; readonly nearest?: string };

/** The index over the data. Patterns and names are taken in any case. */
export interface Catalogue {
  readonly version: string;
  /** Number of actions. */
  readonly size: number;
  /** The action of this exact name, or nothing. */
  find(action: string): CatalogueAction | undefined;
  /** Every action that the pattern matches exactly as IAM matches it, sorted by name. */
  expand(pattern: string): readonly CatalogueAction[];
  /** For a pattern that matches nothing: what is not known, and what may have been meant. */
  explain(pattern: string): Unmatched;
}

interface Entry {
  readonly lower: string;
  readonly action: CatalogueAction;
}

/** Builds the index. The data is not copied: it has to stay as it is. */
export function buildCatalogue(data: CatalogueData): Catalogue {
  const byName = new Map<string, CatalogueAction>();
  const byService = new Map<string, readonly Entry[]>();
  for (const [service, actions] of Object.entries(data.services)) {
    const entries = actions
      .map((action) => ({ lower: action.name.toLowerCase(), action }))
      .sort((a, b) => (a.lower < b.lower ? -1 : 1));
    byService.set(service.toLowerCase(), entries);
    for (const { lower, action } of entries) byName.set(lower, action);
  }
  const services = [...byService.keys()].sort();
  const all = [...byName.keys()]
    .sort()
    .map((lower) => ({ lower, action: byName.get(lower) as CatalogueAction }));
  const expansions = new Map<string, readonly CatalogueAction[]>();

  const expand = (pattern: string): readonly CatalogueAction[] => {
    const { service, name } = actionParts(pattern);
    if (!hasWildcard(pattern)) {
      const found = byName.get(`${service}:${name}`);
      return found === undefined ? [] : [found];
    }
    if (isEveryAction(pattern)) return all.map((entry) => entry.action);
    const entries = hasWildcard(service) ? all : (byService.get(service) ?? []);
    const [serviceCodes, nameCodes] = [patternCodes(service), patternCodes(name)];
    const matches = ({ lower }: Entry): boolean => {
      const half = actionParts(lower);
      return codesMatch(nameCodes, half.name) && codesMatch(serviceCodes, half.service);
    };
    return entries.filter(matches).map((entry) => entry.action);
  };

  return {
    version: data.version,
    size: byName.size,
    find: (action) => byName.get(action.toLowerCase()),
    expand(pattern) {
      const key = pattern.toLowerCase();
      const known = expansions.get(key) ?? expand(key);
      expansions.set(key, known);
      return known;
    },
    explain(pattern) {
      const { service, name } = actionParts(pattern);
      if (!hasWildcard(service) && !byService.has(service)) {
        const guess = nearest(service, services);
        return { kind: "service", service, ...(guess === undefined ? {} : { nearest: guess }) };
      }
      const names = (byService.get(service) ?? []).map((entry) => entry.action.name);
      // A prefix pattern is compared with prefixes: `Descrbe*` means `Describe*`, not one of its actions.
      const stem = /^[^*?]+\*$/.test(name) ? `${service}:${name.slice(0, -1)}` : undefined;
      const guess =
        stem === undefined
          ? nearest(`${service}:${name.replace(/[*?]/g, "")}`, names)
          : nearestPrefix(stem, names);
      return { kind: "action", ...(guess === undefined ? {} : { nearest: guess }) };
    },
  };
}

function nearestPrefix(stem: string, names: readonly string[]): string | undefined {
  const lengths = [stem.length, stem.length + 1, stem.length - 1];
  const prefixes = new Set(lengths.flatMap((length) => names.map((name) => name.slice(0, length))));
  const guess = nearest(stem, prefixes);
  return guess === undefined ? undefined : `${guess}*`;
}
