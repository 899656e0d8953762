/** Logic with three values. "Unknown" carries its reason and never turns into yes or no on its way. */

/** Neither yes nor no, and why. */
export interface Unknown {
  readonly because: string;
}

/** Kleene's three values: what is unknown may still turn out either way. */
export type Truth = boolean | Unknown;

/** No is yes and yes is no; unknown stays unknown. */
export function not(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : truth;
}

/** Yes when one is yes, whatever is unknown; otherwise unknown when one is unknown. Yes to none of nothing. */
export function anyOf<T>(items: readonly T[], test: (item: T, index: number) => Truth): Truth {
  let unknown: Unknown | undefined;
  for (let index = 0; index < items.length; index++) {
    const truth = test(items[index] as T, index);
    if (truth === true) return true;
    if (truth !== false) unknown ??= truth;
  }
  return unknown ?? false;
}

/** No when one is no, whatever is unknown; otherwise unknown when one is unknown. Yes to all of nothing. */
export function everyOf<T>(items: readonly T[], test: (item: T, index: number) => Truth): Truth {
  let unknown: Unknown | undefined;
  for (let index = 0; index < items.length; index++) {
    const truth = test(items[index] as T, index);
    if (truth === false) return false;
    if (truth !== true) unknown ??= truth;
  }
  return unknown ?? true;
}
