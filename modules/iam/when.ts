/** Conditions on inputs, as data: each form (literal, Terraform, CloudFormation) renders them in its own language. */

/** When something is part of the result. */
export type When =
  | { readonly on: string } // a bool input that is true
  | { readonly set: string } // a string or list input that is not empty
  | { readonly all: readonly When[] }
  | { readonly any: readonly When[] }
  | { readonly not: When };

/** What a form supplies to turn a condition into its own language. */
export interface WhenRenderer<T> {
  readonly on: (input: string) => T;
  readonly set: (input: string) => T;
  readonly all: (terms: readonly T[]) => T;
  readonly any: (terms: readonly T[]) => T;
  readonly not: (term: T) => T;
}

/** Renders a condition with the given words. */
export function renderWhen<T>(when: When, words: WhenRenderer<T>): T {
  if ("on" in when) return words.on(when.on);
  if ("set" in when) return words.set(when.set);
  if ("all" in when) return words.all(when.all.map((term) => renderWhen(term, words)));
  if ("any" in when) return words.any(when.any.map((term) => renderWhen(term, words)));
  return words.not(renderWhen(when.not, words));
}

/** The names of all inputs that a condition looks at, in order of appearance, each once. */
export function inputsOf(when: When): readonly string[] {
  const merge = (terms: readonly (readonly string[])[]) => [...new Set(terms.flat())];
  return renderWhen<readonly string[]>(when, {
    on: (input) => [input],
    set: (input) => [input],
    all: merge,
    any: merge,
    not: (term) => term,
  });
}
