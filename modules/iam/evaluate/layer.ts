/** One layer of policies against one request: which statements deny, which allow, and what is unknown. */
import type { AccessRequest, Layer, StatementReference } from "../decision";
import { compile, type CompiledStatement } from "./compile";
import { RequestKeys } from "./keys";
import { anyOf, everyOf, type Truth, type Unknown } from "./truth";
import { unknown } from "./unknown";
import type { NamedPolicy } from "../policy";
import {
  DIRECTNESS,
  notPrincipalNames,
  principalNames,
  readCaller,
  type CallerNames,
  type Directness,
  type Naming,
} from "./principal";

/** What is asked of every statement, prepared once a request. */
export interface Question {
  readonly request: AccessRequest;
  /** The action in lower case: actions are compared ignoring case. */
  readonly action: string;
  readonly keys: RequestKeys;
  readonly names: CallerNames;
  readonly hasBoundary: boolean;
}

/** An answer and the statement it rests on. */
export interface Ruling {
  readonly truth: Truth;
  readonly layer: Layer;
  readonly by?: StatementReference;
}

/** Prepares the question. */
export function readQuestion(request: AccessRequest, hasBoundary: boolean): Question {
  return {
    request,
    action: request.action.toLowerCase(),
    keys: new RequestKeys(request.context),
    names: readCaller(request.caller),
    hasBoundary,
  };
}

/**
 * The first statement of that effect that certainly applies, or else the first that may. `degrees` narrows a
 * resource policy to the statements that name the caller so directly.
 */
export function findStatement(
  effect: "Allow" | "Deny",
  policies: readonly NamedPolicy[],
  layer: Layer,
  question: Question,
  degrees: readonly Directness[] = DIRECTNESS,
): Ruling {
  let doubtful: Ruling | undefined;
  for (const policy of policies) {
    for (const statement of compile(policy.document, layer === "identity" ? layer : "other")) {
      if (statement.effect !== effect && statement.effect !== "Unknown") continue;
      const truth = applies(statement, layer, question, degrees);
      if (truth === true) return { truth, layer, by: referTo(policy, statement) };
      if (truth !== false) doubtful ??= { truth, layer, by: referTo(policy, statement) };
    }
  }
  return doubtful ?? { truth: false, layer };
}

/** Cheapest question first: most statements are about another action. */
function applies(
  statement: CompiledStatement,
  layer: Layer,
  question: Question,
  degrees: readonly Directness[],
): Truth {
  const fault = statement.fault ?? layerFault(statement, layer);
  if (fault) return fault;
  const { request, action, keys } = question;
  const acts = statement.action(action);
  if (acts === false) return false;
  const covers = statement.resource?.(request.resource, keys) ?? true;
  if (covers === false) return false;
  const named = isNamed(statement, question, degrees);
  if (named === false) return false;
  const holds = everyOf(statement.conditions, (condition) => condition(keys));
  const decided = statement.effect === "Unknown" ? unknown("notKnownYet", "the effect of a statement") : true;
  return everyOf([acts, covers, named, holds, decided], (truth) => truth);
}

/** Only policies on the side of the resource say whom they speak of; only a trust policy leaves out the resource. */
function layerFault(statement: CompiledStatement, layer: Layer): Unknown | undefined {
  const namesPrincipal = statement.principal !== undefined || statement.notPrincipal !== undefined;
  const isOfResource = layer === "resource" || layer === "resourceControl";
  if (isOfResource && !namesPrincipal) return unknown("statement", `without Principal in the ${layer} layer`);
  if (!isOfResource && namesPrincipal) return unknown("statement", `with a principal in the ${layer} layer`);
  if (layer !== "resource" && !statement.resource)
    return unknown("statement", `without Resource in the ${layer} layer`);
  return undefined;
}

function isNamed(statement: CompiledStatement, question: Question, degrees: readonly Directness[]): Truth {
  const { names, keys, hasBoundary } = question;
  const { effect, principal, notPrincipal } = statement;
  let naming: Naming;
  if (principal !== undefined) naming = principalNames(principal, names, keys);
  else if (notPrincipal === undefined) return true;
  // IAM user guide, "Permissions boundaries": a Deny with NotPrincipal reaches everyone who has a boundary.
  else if (effect === "Deny" && hasBoundary) return true;
  else naming = notPrincipalNames(notPrincipal, names, keys);
  return anyOf(degrees, (degree) => naming[degree]);
}

function referTo(policy: NamedPolicy, { index, sid }: CompiledStatement): StatementReference {
  return { policy: policy.name, index, ...(sid !== undefined && { sid }) };
}
