/** CloudFormation's intrinsic functions as data, in their long form: the same object is printed as YAML and as JSON. */

/** Anything that may stand in a template. */
export type Node = string | number | boolean | readonly Node[] | { readonly [key: string]: Node };

/** A part of a template that is an object. */
export type NodeMap = { readonly [key: string]: Node };

/** The value of a parameter, a resource's name or ARN, or a pseudo parameter. */
export function ref(name: string): NodeMap {
  return { Ref: name };
}

/** Removes the property or list element in whose place it stands. */
export const NO_VALUE = ref("AWS::NoValue");

/** One of two values, by a named condition. */
export function fnIf(condition: string, then: Node, otherwise: Node): NodeMap {
  return { "Fn::If": [condition, then, otherwise] };
}

/** Whether two strings are the same, case included. */
export function fnEquals(a: Node, b: Node): NodeMap {
  return { "Fn::Equals": [a, b] };
}

/** The opposite of a condition. */
export function fnNot(condition: Node): NodeMap {
  return { "Fn::Not": [condition] };
}

/** CloudFormation takes 2 to 10 conditions in an And or an Or (template reference, condition functions). */
const MOST_TERMS = 10;

/** Whether all of the conditions hold. More than ten are nested. */
export function fnAnd(terms: readonly Node[]): Node {
  return nested("Fn::And", terms);
}

/** Whether one of the conditions holds. More than ten are nested. */
export function fnOr(terms: readonly Node[]): Node {
  return nested("Fn::Or", terms);
}

function nested(name: "Fn::And" | "Fn::Or", terms: readonly Node[]): Node {
  const [first] = terms;
  if (first === undefined) throw new Error(`${name} needs a condition.`);
  if (terms.length === 1) return first;
  if (terms.length <= MOST_TERMS) return { [name]: terms };
  const rest = terms.slice(MOST_TERMS - 1);
  return { [name]: [...terms.slice(0, MOST_TERMS - 1), nested(name, rest)] };
}
