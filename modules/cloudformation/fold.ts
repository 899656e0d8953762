/** Conditions on inputs of which some are left out of the template: what is known is decided here. */
import type { When } from "../iam/when";

/** Decided, or what is left to decide. */
export type Folded = boolean | When;

/** The condition, for inputs of which those in `absent` are never set and never on. */
export function fold(when: When, absent: ReadonlySet<string>): Folded {
  if ("on" in when) return absent.has(when.on) ? false : when;
  if ("set" in when) return absent.has(when.set) ? false : when;
  if ("not" in when) {
    const term = fold(when.not, absent);
    return typeof term === "boolean" ? !term : { not: term };
  }
  if ("all" in when) {
    return combine(when.all, absent, false, (terms) => ({ all: terms }));
  }
  return combine(when.any, absent, true, (terms) => ({ any: terms }));
}

/** `decisive` is the answer of one term that settles the whole: false for "all", true for "any". */
function combine(
  whens: readonly When[],
  absent: ReadonlySet<string>,
  decisive: boolean,
  build: (terms: readonly When[]) => When,
): Folded {
  const folded = whens.map((when) => fold(when, absent));
  if (folded.includes(decisive)) return decisive;
  const left = folded.filter((term): term is When => typeof term !== "boolean");
  const [only] = left;
  if (only === undefined) return !decisive;
  return left.length === 1 ? only : build(left);
}
