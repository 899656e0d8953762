/** Faults that can hit nothing of what is served, which is a misspelling, or a test that tests nothing. */
import { nearest, type Fault } from "../errors";
import { allowsAction } from "./account-faults";
import type { SandboxFault } from "./fault";
import type { Served } from "./from-vendor";
import { matchesPattern } from "./request-faults";
import { SERVICES } from "./services";

/** Why the fault would do nothing. Undefined for one that may. `written` is how it was asked for. */
export function idleFault(written: string, fault: SandboxFault, served: Served): Fault | undefined {
  switch (fault.kind) {
    case "throttle":
    case "server-error":
    case "cut":
    case "truncate":
    case "slow":
      return unplayed(written, fault.match ?? "*");
    case "missing-permission":
      return ungranted(written, fault.action, served);
    case "scp-deny":
    case "extra-permission":
    case "no-external-id":
    case "bucket-region":
    case "empty-bucket":
      return undefined;
  }
}

function unplayed(written: string, pattern: string): Fault | undefined {
  const names = SERVICES.flatMap(({ prefix, operations }) =>
    Object.keys(operations).map((operation) => `${prefix}:${operation}`),
  );
  if (names.some((name) => matchesPattern(pattern, name))) return undefined;
  const meant = nearest(pattern, names);
  const remedy = meant
    ? `Did you mean ${meant}?`
    : "A pattern is an IAM prefix and an operation of the API, such as s3:ListObjectsV2 or logs:*.";
  return { field: "--fault", rule: "match a request that the sandbox knows", value: written, remedy };
}

function ungranted(written: string, action: string, { roles, users }: Served): Fault | undefined {
  if ([...roles, ...users].some((identity) => allowsAction(identity, action))) return undefined;
  const rule = "name an action that the served policies allow";
  const remedy = "What nobody allows cannot be missing: 'preview' lists what a vendor is granted.";
  return { field: "--fault", rule, value: written, remedy };
}
