/** CloudFormation's intrinsic functions, as far as they are known without parameters: both ways of a condition are kept. */
import { UNKNOWN_VALUE } from "../principal";
import { isObject } from "./parse";

/** Marks a value that a condition leaves out. */
const NO_VALUE = Symbol("AWS::NoValue");
/** Both values of an Fn::If: a list takes both in, anything else does not know. */
class Either {
  constructor(readonly values: readonly unknown[]) {}
}

/** The value with intrinsics resolved; parts that are not known carry `UNKNOWN_VALUE`. */
export function resolveIntrinsics(value: unknown): unknown {
  const resolved = resolve(value);
  if (resolved === NO_VALUE) return undefined;
  return resolved instanceof Either ? single(resolved) : resolved;
}

function resolve(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map(resolve)
      .flatMap((element) => (element instanceof Either ? element.values : [element]))
      .filter((element) => element !== NO_VALUE);
  }
  if (!isObject(value)) return value;
  const [key, ...others] = Object.keys(value);
  if (key !== undefined && others.length === 0 && (key === "Ref" || key.startsWith("Fn::"))) {
    return intrinsic(key, value[key]);
  }
  const entries = Object.entries(value).map(([name, inner]) => [name, resolve(inner)] as const);
  return Object.fromEntries(
    entries
      .filter(([, inner]) => inner !== NO_VALUE)
      .map(([name, inner]) => [name, inner instanceof Either ? single(inner) : inner]),
  );
}

function intrinsic(name: string, argument: unknown): unknown {
  switch (name) {
    case "Ref":
      if (argument === "AWS::NoValue") return NO_VALUE;
      return UNKNOWN_VALUE;
    case "Fn::If": {
      const [, yes, no] = Array.isArray(argument) ? (argument as readonly unknown[]) : [];
      const values = [resolve(yes), resolve(no)].flatMap((v) => (v instanceof Either ? v.values : [v]));
      return new Either(values);
    }
    case "Fn::Sub": {
      const [template, variables] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
      const known = isObject(variables) ? variables : {};
      return String(template).replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, variable: string) => {
        if (literal) return `\${${variable}}`;
        const value = variable in known ? resolveIntrinsics(known[variable]) : UNKNOWN_VALUE;
        return typeof value === "string" ? value : UNKNOWN_VALUE;
      });
    }
    case "Fn::Join": {
      const [separator, parts] = Array.isArray(argument) ? (argument as readonly unknown[]) : [];
      const texts = resolve(parts);
      return Array.isArray(texts) ? texts.map(String).join(String(separator)) : UNKNOWN_VALUE;
    }
    default:
      return UNKNOWN_VALUE;
  }
}

/** One value where a list cannot take both: the only one there is, or not known. Objects are kept as a list of both. */
function single(either: Either): unknown {
  const present = either.values.filter((value) => value !== NO_VALUE);
  if (present.length === 1) return present[0];
  if (present.every((value) => Array.isArray(value))) return (present as unknown[][]).flat();
  return UNKNOWN_VALUE;
}
