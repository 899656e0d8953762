/** Whom a policy or a membership of a template names. */
import { isObject, type JsonObject } from "./parse";
import { isIntrinsic, type Switches } from "./fn-if";

/** One principal that is named, in the way in which it is. */
export interface Target {
  /** Its name, where it is written. */
  readonly name?: string;
  /** The logical id of the resource, where it may be one. */
  readonly id?: string;
  /** The expression as text: two that are the same name the same principal. */
  readonly expression?: string;
  /** Named in one way of a switch only. */
  readonly sometimes: boolean;
}

/** Every target of a property: a list's, or the one value. */
export function targetsOf(written: unknown, given: Switches, sometimes = false): readonly Target[] {
  if (written === undefined) return [];
  if (Array.isArray(written)) return written.flatMap((element) => targetsOf(element, given, sometimes));
  if (typeof written === "string") return [{ name: written, sometimes }];
  if (!isObject(written) || !isIntrinsic(written)) return [{ sometimes }];
  const choice = written["Fn::If"];
  return Array.isArray(choice)
    ? targetsOfChoice(choice, given, sometimes)
    : targetOfFunction(written, sometimes);
}

function targetsOfChoice(
  [name, yes, no]: readonly unknown[],
  given: Switches,
  sometimes: boolean,
): readonly Target[] {
  const decided = typeof name === "string" ? given.get(name) : undefined;
  if (decided !== undefined) return targetsOf(decided ? yes : no, given, sometimes);
  return [yes, no].flatMap((way) => targetsOf(way, given, true));
}

function targetOfFunction(written: JsonObject, sometimes: boolean): readonly Target[] {
  const { Ref: reference, "Fn::Sub": template } = written;
  if (reference === "AWS::NoValue") return [];
  const expression = JSON.stringify(written);
  if (typeof reference === "string") return [{ id: reference, expression, sometimes }];
  if (typeof template !== "string") return [{ sometimes }];
  const id = /^\$\{([A-Za-z0-9]+)\}$/.exec(template)?.[1];
  return [{ ...(id !== undefined && { id }), expression, sometimes }];
}
