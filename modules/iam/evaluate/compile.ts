/** Policy documents, read once into tests that are asked many times. */
import { compileConditions, type ConditionTest } from "./condition";
import { anyOf, not, type Truth, type Unknown } from "./truth";
import { isNotKnownYet, unknown } from "./unknown";
import { isAscii } from "../actions";
import { ANY_RUN, codesMatch, patternCodes } from "../match";
import { arnTest } from "./match-arn";
import { codesMatchText, codesOf } from "./match-text";
import {
  toList,
  type OneOrMany,
  type PolicyDocument,
  type PolicyStatement,
  type PrincipalBlock,
} from "../policy";
import type { TextTest } from "./variable";

/** A statement as tests. A test that is absent holds for everything. */
export interface CompiledStatement {
  readonly index: number;
  readonly sid?: string;
  /** Unknown when the effect itself is. */
  readonly effect: "Allow" | "Deny" | "Unknown";
  /** Takes the action in lower case. */
  readonly action: (action: string) => Truth;
  readonly resource?: TextTest;
  readonly principal?: PrincipalBlock;
  readonly notPrincipal?: PrincipalBlock;
  readonly conditions: readonly ConditionTest[];
  /** Why the statement cannot be judged at all: IAM would have refused the document. */
  readonly fault?: Unknown;
}

/** An identity-based policy reads incomplete ARNs in a way that no other is documented to. */
type PolicyKind = "identity" | "other";

const compiled: Readonly<Record<PolicyKind, WeakMap<PolicyDocument, readonly CompiledStatement[]>>> = {
  identity: new WeakMap(),
  other: new WeakMap(),
};

/** How the texts of a document are read. */
interface Reading {
  readonly variables: boolean;
  readonly completes: boolean;
}

/**
 * The statements of a document as tests, kept for as long as the document object lives.
 * A document must not be changed once it has been asked about; build a new one instead.
 */
export function compile(document: PolicyDocument, kind: PolicyKind): readonly CompiledStatement[] {
  let statements = compiled[kind].get(document);
  if (!statements) {
    // Without a version IAM takes 2008-10-17, which has no policy variables.
    const reading = { variables: document.Version === "2012-10-17", completes: kind === "identity" };
    statements = toList<PolicyStatement>(document.Statement).map((statement, index) =>
      compileStatement(statement, index, reading),
    );
    compiled[kind].set(document, statements);
  }
  return statements;
}

function compileStatement(statement: PolicyStatement, index: number, reading: Reading): CompiledStatement {
  const { Sid, Effect, Principal, NotPrincipal } = statement;
  const resource = compileResource(statement, reading);
  const fault = findFault(statement);
  return {
    index,
    effect: ["Allow", "Deny"].includes(Effect) ? Effect : "Unknown",
    action: compileAction(statement),
    conditions: compileConditions(statement.Condition ?? {}, reading.variables),
    ...(Sid !== undefined && { sid: Sid }),
    ...(resource && { resource }),
    ...(Principal !== undefined && { principal: Principal }),
    ...(NotPrincipal !== undefined && { notPrincipal: NotPrincipal }),
    ...(fault && { fault }),
  };
}

/** Elements that exclude each other, and the one that no statement can do without. */
function findFault(statement: PolicyStatement): Unknown | undefined {
  const has = (element: keyof PolicyStatement) => statement[element] !== undefined;
  if (!has("Action") && !has("NotAction")) return unknown("statement", "without Action or NotAction");
  for (const element of ["Action", "Resource", "Principal"] as const) {
    if (has(element) && has(`Not${element}`))
      return unknown("statement", `with both ${element} and Not${element}`);
  }
  return undefined;
}

function compileAction({ Action, NotAction }: PolicyStatement): CompiledStatement["action"] {
  const tests = toList(NotAction ?? Action).map(actionTest);
  const covers = (action: string): Truth => anyOf(tests, (test) => test(action));
  return NotAction === undefined ? covers : (action) => not(covers(action));
}

function actionTest(pattern: string): (action: string) => Truth {
  if (/^\*+$/.test(pattern)) return () => true;
  const lower = pattern.toLowerCase();
  const codes = codesOf(lower, true);
  if (isNotKnownYet(pattern)) return (action) => codesMatchText(codes, action, "an action");
  const colon = lower.indexOf(":");
  // The service prefix takes no wildcard (IAM user guide, "Action"). Beyond ASCII, lower case differs by language:
  // JavaScript makes a `k` of the Kelvin sign, and nobody says what IAM makes of it.
  if (colon < 0 || /[*?]/.test(lower.slice(0, colon)) || !isAscii(pattern)) {
    return (action) => codesMatch(codes, action) && unknown("pattern", "Action");
  }
  if (!/[*?]/.test(lower)) return (action) => action === lower;
  const service = lower.slice(0, colon + 1);
  const name = patternCodes(lower.slice(colon + 1));
  if (name.indexOf(ANY_RUN) === name.length - 1 && !lower.includes("?")) {
    const prefix = lower.slice(0, -1);
    return (action) => action.startsWith(prefix);
  }
  return (action) => action.startsWith(service) && codesMatch(name, action.slice(service.length));
}

function compileResource({ Resource, NotResource }: PolicyStatement, reading: Reading): TextTest | undefined {
  if (Resource === undefined && NotResource === undefined) return undefined;
  const patterns: OneOrMany = NotResource ?? Resource ?? [];
  const tests = toList(patterns).map((pattern) => arnTest(pattern, "Resource", reading));
  const covers: TextTest = (resource, keys) => anyOf(tests, (test) => test(resource, keys));
  return NotResource === undefined ? covers : (resource, keys) => not(covers(resource, keys));
}
