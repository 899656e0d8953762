/** CloudFormation's intrinsic functions, as far as they are known without parameters: both ways of a condition are kept. */
import { UNKNOWN_VALUE } from "../principal";
import { isOnlySometimes, onlySometimes } from "../sometimes";
import { conditionNames, dependsOnSwitch, isIntrinsic, NO_SWITCHES, type Switches } from "./fn-if";
import { isObject, type JsonObject } from "./parse";

/** Marks a value that a condition leaves out. */
const NO_VALUE = Symbol("AWS::NoValue");
/** Values that cannot all be there, or not always: a list takes all of them in, anything else does not know. */
class Either {
  constructor(readonly values: readonly unknown[]) {}
}
/** One statement in several ways: stands for all of them wherever it stands. */
class Ways extends Either {}

/** Up to this many switches in one condition every combination is judged; above it the condition is not known. */
const MOST_SWITCHES = 5;

/**
 * The value with intrinsics resolved; parts that are not known carry `UNKNOWN_VALUE`. Statements that exist in one way
 * of a switch only are marked as such. `given` are the switches that are decided where the value stands.
 */
export function resolveIntrinsics(value: unknown, given: Switches = NO_SWITCHES): unknown {
  return present(resolve(value, { given, sometimes: false }));
}

/** Where a value stands: the switches that are decided there, and whether an undecided one stands above it. */
interface Context {
  readonly given: Switches;
  readonly sometimes: boolean;
}

function resolve(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) {
    return value
      .map((element) => resolve(element, context))
      .flatMap((element) => (element instanceof Either ? element.values : [element]))
      .filter((element) => element !== NO_VALUE);
  }
  if (!isObject(value)) return value;
  if (isIntrinsic(value)) return intrinsic(value, context);
  return "Effect" in value ? statement(value, context) : fields(value, context);
}

function fields(object: JsonObject, context: Context): JsonObject {
  const entries = Object.entries(object).map(([name, inner]): readonly [string, unknown] =>
    // Beside other fields, a function adds fields of its own: which ones is not known.
    name.startsWith("Fn::") ? [UNKNOWN_VALUE, UNKNOWN_VALUE] : [name, present(resolve(inner, context))],
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/**
 * A statement of a policy, once for every way in which its condition may turn out: judged with a condition that is not
 * always there, it would seem narrower than it is. A denial in which a switch decides anything may deny less.
 */
function statement(value: JsonObject, context: Context): unknown {
  const condition = value["Condition"];
  const others = fields({ ...value, Condition: undefined }, context);
  const names = [...conditionNames(condition)].filter((name) => !context.given.has(name));
  const ways = combinations(names).map((chosen) => {
    const decided = { ...context, given: new Map([...context.given, ...chosen]) };
    const own = names.length > MOST_SWITCHES ? UNKNOWN_VALUE : present(resolve(condition, decided));
    return { ...others, ...(own !== undefined && { Condition: own }) };
  });
  const different = [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
  const uncertain =
    context.sometimes || different.length > 1 || (value["Effect"] !== "Allow" && dependsOnSwitch(value));
  const marked = uncertain ? different.map(onlySometimes) : different;
  return marked.length === 1 ? marked[0] : new Ways(marked);
}

function combinations(names: readonly string[]): readonly Switches[] {
  if (names.length > MOST_SWITCHES) return [NO_SWITCHES];
  return Array.from(
    { length: 2 ** names.length },
    (_, way) => new Map(names.map((name, bit) => [name, ((way >> bit) & 1) === 0])),
  );
}

function intrinsic(value: JsonObject, context: Context): unknown {
  const [[name, argument] = ["", undefined]] = Object.entries(value);
  switch (name) {
    case "Ref":
      return argument === "AWS::NoValue" ? NO_VALUE : UNKNOWN_VALUE;
    case "Fn::If":
      return conditional(argument, context);
    case "Fn::Sub":
      return substituted(argument, context);
    case "Fn::Join": {
      const [separator, parts] = Array.isArray(argument) ? (argument as readonly unknown[]) : [];
      if (typeof separator !== "string" || !Array.isArray(parts)) return UNKNOWN_VALUE;
      return parts.map((part) => textOf(resolve(part, context))).join(separator);
    }
    default:
      return UNKNOWN_VALUE;
  }
}

function conditional(argument: unknown, context: Context): unknown {
  const [name, yes, no, ...others] = Array.isArray(argument) ? (argument as readonly unknown[]) : [];
  if (typeof name !== "string" || no === undefined || others.length > 0) return UNKNOWN_VALUE;
  const decided = context.given.get(name);
  if (decided !== undefined) return resolve(decided ? yes : no, context);
  const ways = [resolve(yes, within(context, name, true)), resolve(no, within(context, name, false))];
  return new Either(ways.flatMap((way) => (way instanceof Either ? way.values : [way])));
}

function within(context: Context, name: string, chosen: boolean): Context {
  return { given: new Map([...context.given, [name, chosen]]), sometimes: true };
}

function substituted(argument: unknown, context: Context): unknown {
  const [template, variables] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
  if (typeof template !== "string") return UNKNOWN_VALUE;
  const known = new Map(Object.entries(isObject(variables) ? variables : {}));
  return template.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, variable: string) => {
    if (literal) return `\${${variable}}`;
    return known.has(variable) ? textOf(resolve(known.get(variable), context)) : UNKNOWN_VALUE;
  });
}

/** Text inside a text: known when it is the same in every way. */
function textOf(value: unknown): string {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : UNKNOWN_VALUE;
}

/** One value where a list cannot take all: the only one there is, all statements, or not known. */
function present(value: unknown): unknown {
  if (value === NO_VALUE) return undefined;
  if (value instanceof Ways) return value.values;
  if (!(value instanceof Either)) return value;
  const values = value.values.filter((one) => one !== NO_VALUE);
  if (values.length === 0) return undefined;
  if (values.length === 1) return values[0];
  if (values.every((one) => Array.isArray(one))) return (values as unknown[][]).flat();
  const statements = values.flat();
  if (statements.every((one) => isObject(one) && isOnlySometimes(one))) return statements;
  return UNKNOWN_VALUE;
}
