/** The Conditions section: each condition that the template uses, once, under a name that says when it holds. */
import { renderWhen, type When } from "../iam/when";
import type { Input } from "../vendors/input";
import { fnAnd, fnEquals, fnIf, fnNot, fnOr, NO_VALUE, ref, type Node } from "./intrinsic";
import { conditionName, pascalCase } from "./names";

/** Collects the conditions while a template is built. */
export class Conditions {
  private readonly defined = new Map<string, Node>();

  constructor(private readonly inputs: readonly Input[]) {}

  /** The name of a condition on inputs, which is then part of the template. */
  name(when: When): string {
    const name = conditionName(when);
    this.define(name, () => this.definition(when));
    return name;
  }

  /** Adds a condition that is no condition of the model. */
  define(name: string, definition: () => Node): string {
    if (!this.defined.has(name)) this.defined.set(name, definition());
    return name;
  }

  /** The value while the condition holds; nothing, or `otherwise`, while it does not. */
  choose(when: When, value: Node, otherwise: Node = NO_VALUE): Node {
    // Swapping the branches reads better than a condition "Not...".
    if ("not" in when) return this.choose(when.not, otherwise, value);
    return fnIf(this.name(when), value, otherwise);
  }

  /** The section, in the order of names. */
  section(): Readonly<Record<string, Node>> {
    const names = [...this.defined.keys()].sort();
    return Object.fromEntries(names.map((name) => [name, this.defined.get(name) as Node]));
  }

  private definition(when: When): Node {
    const part = (term: When): Node => ({ Condition: this.name(term) });
    if ("all" in when) return fnAnd(when.all.map(part));
    if ("any" in when) return fnOr(when.any.map(part));
    if ("not" in when) return fnNot(part(when.not));
    return atomCondition(when, this.inputs);
  }
}

/** A condition on one input. */
export function atomCondition(when: { on: string } | { set: string }, inputs: readonly Input[]): Node {
  const name = "on" in when ? when.on : when.set;
  const input = inputs.find((candidate) => candidate.name === name);
  if (!input) throw new Error(`${name} is not an input.`);
  const value = ref(pascalCase(name));
  if ("on" in when) return fnEquals(value, "true");
  // An empty CommaDelimitedList is a list of one empty string.
  return fnNot(fnEquals(input.type === "list" ? { "Fn::Join": ["", value] } : value, ""));
}

/** A condition in the language of the Rules section, or nothing when it looks at a list: Rules have no Fn::Join. */
export function ruleExpression(when: When, inputs: readonly Input[]): Node | undefined {
  const atom = (term: { on: string } | { set: string }): Node | undefined => {
    const name = "on" in term ? term.on : term.set;
    const isList = inputs.some((input) => input.name === name && input.type === "list");
    return isList ? undefined : atomCondition(term, inputs);
  };
  const joined = (terms: readonly (Node | undefined)[], join: (all: readonly Node[]) => Node) => {
    const known = terms.filter((term): term is Node => term !== undefined);
    return known.length === terms.length ? join(known) : undefined;
  };
  return renderWhen<Node | undefined>(when, {
    on: (on) => atom({ on }),
    set: (set) => atom({ set }),
    all: (terms) => joined(terms, fnAnd),
    any: (terms) => joined(terms, fnOr),
    not: (term) => term && fnNot(term),
  });
}
