/** Whether a `Principal` block names the caller, and how directly: what the grant still needs depends on it. */
import type { Caller } from "../decision";
import { anyOf, everyOf, not, type Truth } from "./truth";
import { isNotKnownYet, NOT_KNOWN_YET, unknown } from "./unknown";
import type { RequestKeys } from "./keys";
import { matchesPattern } from "../match";
import { codesMatchText, codesOf } from "./match-text";
import { toList, type PrincipalBlock } from "../policy";

/**
 * How directly a policy may name a caller, by what else has to allow it within one account (IAM user guide,
 * "Policy evaluation logic", resource-based policies): `self` (the user, the role session, or everyone)
 * nothing; `role` (the role of a session) boundary and session policy; `account` the identity policies as well.
 */
export const DIRECTNESS = ["self", "role", "account"] as const;
export type Directness = (typeof DIRECTNESS)[number];

/** For each degree of directness, whether the block names the caller that directly. */
export type Naming = Readonly<Record<Directness, Truth>>;

/** A caller with what its ARN says, taken apart once a request. */
export interface CallerNames {
  readonly caller: Caller;
  /** The caller's account as a policy names it by ARN. */
  readonly rootArn: string;
  /** A role or a session of one. */
  readonly isRole: boolean;
  /** A role's session, or a federated user's. */
  readonly isSession: boolean;
  /** The role's ARN; for a session without one, with the role's name alone: then its path is not known. */
  readonly roleArn?: string;
}

const SESSION_ARN = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/;
const FEDERATED_USER_ARN = /^arn:[^:]+:sts::\d{12}:federated-user\//;
const ROLE_ARN = /^arn:[^:]+:iam::\d{12}:role\//;
const ACCOUNT_ID = /^\d{12}$/;
/** Unique IDs of users and roles (IAM user guide, "Unique identifiers"): what AWS stores once the name is gone. */
const UNIQUE_ID = /^A(?:IDA|ROA)[A-Z0-9]{8,}$/;

/** Takes the caller's ARN apart. */
export function readCaller(caller: Caller): CallerNames {
  const session = SESSION_ARN.exec(caller.arn);
  const isRole = ROLE_ARN.test(caller.arn);
  const isSession = session !== null || FEDERATED_USER_ARN.test(caller.arn);
  const derived = session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : undefined;
  const roleArn = caller.roleArn ?? (isRole ? caller.arn : derived);
  return {
    caller,
    rootArn: `arn:${caller.arn.split(":")[1] ?? ""}:iam::${caller.accountId}:root`,
    isRole: isRole || session !== null || caller.roleArn !== undefined,
    isSession,
    ...(roleArn !== undefined && { roleArn }),
  };
}

/** How a `Principal` block names the caller. */
export function principalNames(block: PrincipalBlock, names: CallerNames, keys: RequestKeys): Naming {
  if (block === "*") return EVERYONE;
  // The only other text that may stand for the whole block is one that is not known yet.
  if (typeof block === "string") return only("self", unknown("notKnownYet", "a principal"));
  const namings = Object.entries(block).flatMap(([type, values]) =>
    toList(values).map((value) => entryNames(type, value, names, keys)),
  );
  return {
    self: anyOf(namings, ({ self }) => self),
    role: anyOf(namings, ({ role }) => role),
    account: anyOf(namings, ({ account }) => account),
  };
}

/**
 * How a `NotPrincipal` block names the caller: everyone except those it lists. The user guide asks for account,
 * role and session to be listed together and does not say what a part of them does; that part is unknown.
 */
export function notPrincipalNames(block: PrincipalBlock, names: CallerNames, keys: RequestKeys): Naming {
  const listed = principalNames(block, names, keys);
  const listsEveryone = block === "*" || toList(block["AWS"]).includes("*");
  const none = everyOf(DIRECTNESS, (degree) => not(listed[degree]));
  const all = listsEveryone || everyOf(namesOf(names), (degree) => listed[degree]);
  const applies = none === true ? true : all === true ? false : unknown("notPrincipal");
  return only("self", applies);
}

/** The names a caller goes by, each of which a `NotPrincipal` has to list. */
function namesOf({ caller, isRole, isSession }: CallerNames): readonly Directness[] {
  if (caller.type && caller.type !== "AWS") return ["self"];
  if (!isRole) return ["self", "account"];
  return isSession ? DIRECTNESS : ["role", "account"];
}

/** A wildcard grants to the session itself: no boundary or session policy limits it (same page, "IAM role"). */
const EVERYONE: Naming = { self: true, role: false, account: false };

function only(degree: Directness, truth: Truth): Naming {
  return { self: false, role: false, account: false, [degree]: truth };
}

const NOBODY: Naming = { self: false, role: false, account: false };

function entryNames(type: string, value: string, names: CallerNames, keys: RequestKeys): Naming {
  const { caller } = names;
  if (isNotKnownYet(type)) return maybe(value, names);
  // `{"AWS": "*"}` is another spelling of `"*"` (IAM user guide, "Principal").
  if (type === "AWS" && value === "*") return EVERYONE;
  // An S3 canonical user is an account under an ID that its other names do not show.
  if (type === "CanonicalUser") return only("account", unknown("principal", type));
  if (type !== (caller.type ?? "AWS")) {
    const couldBeEveryone = type === "AWS" && isNotKnownYet(value) && matchesEveryone(value);
    return couldBeEveryone ? only("self", unknown("notKnownYet", "a principal")) : NOBODY;
  }
  if (type !== "AWS") return only("self", exactName(value, caller.arn, type));
  return awsNames(value, names, keys);
}

const matchesEveryone = (value: string) => codesMatchText(codesOf(value, false), "*", "") !== false;

function awsNames(value: string, names: CallerNames, keys: RequestKeys): Naming {
  const { caller, roleArn } = names;
  if (isNotKnownYet(value)) return maybe(value, names);
  if (value === caller.accountId || value === names.rootArn) return only("account", true);
  if (ACCOUNT_ID.test(value) || value.endsWith(":root")) return NOBODY;
  const ownDegree = names.isRole && !names.isSession ? "role" : "self";
  if (UNIQUE_ID.test(value)) return only(names.isRole ? "role" : "self", uniqueId(value, keys));
  const self = only(ownDegree, exactName(value, caller.arn, "AWS"));
  if (!names.isSession || roleArn === undefined) return self;
  return { ...self, role: roleNamed(value, roleArn, caller.roleArn === undefined) };
}

/** A session tells its role's name, not its path: a role of that name under a path may be the one. */
function roleNamed(value: string, roleArn: string, pathIsGuess: boolean): Truth {
  const exact = exactName(value, roleArn, "AWS");
  if (exact !== false || !pathIsGuess) return exact;
  const underPath = roleArn.replace(/:role\/(.*)$/, ":role/*/$1");
  return matchesPattern(underPath, value, { caseSensitive: true }) ? unknown("principal", "AWS") : false;
}

/** IAM takes no wildcard for part of a principal, so what it would do with one is unknown, not a match. */
function exactName(value: string, name: string, type: string): Truth {
  if (value === name && !isNotKnownYet(value)) return true;
  if (!/[*?]/.test(value)) return codesMatchText(codesOf(value, false), name, `a ${type} principal`);
  return codesMatchText(codesOf(value, true), name, type) === false ? false : unknown("principal", type);
}

/** `aws:userid` is the unique ID itself, or `ROLE-ID:SESSION`. */
function uniqueId(value: string, keys: RequestKeys): Truth {
  const [userId] = keys.valuesOf("aws:userid") ?? [];
  if (userId === undefined || isNotKnownYet(userId)) return unknown("principal", "AWS");
  return userId.split(":")[0] === value;
}

/** A principal that is not known yet may name the caller in any way that its known part leaves open. */
function maybe(value: string, { caller, roleArn, rootArn }: CallerNames): Naming {
  const codes = codesOf(value, true);
  // What does not begin as an ARN may still become an account, a unique ID or a whole ARN.
  const open = (...texts: readonly (string | undefined)[]): Truth =>
    !value.startsWith("arn:") ||
    texts.some((text) => text !== undefined && codesMatchText(codes, text, "") !== false)
      ? unknown("notKnownYet", "a principal")
      : false;
  const underPath =
    caller.roleArn === undefined ? roleArn?.replace(/:role\//, `:role/${NOT_KNOWN_YET}/`) : undefined;
  return { self: open(caller.arn), role: open(roleArn, underPath), account: open(rootArn) };
}
