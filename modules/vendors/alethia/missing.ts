/** Canaries that aim at a name which nothing has, outside of what Alethia may name. */
import type { Canary, Fuse } from "../../grants/canary";
import { arn, AWS_VALUES } from "../../iam/values";
import { TAG_KEY } from "./names";

/**
 * What a call is simulated with where Alethia needs the tag: another value of it. What does not exist carries no tag, but the
 * simulator cannot be told that a key is absent, only that it was not given.
 */
export const otherTag: NonNullable<Canary["conditionKeys"]> = (_v, c) => ({
  [`aws:RequestTag/${TAG_KEY}`]: c.name,
  [`aws:ResourceTag/${TAG_KEY}`]: c.name,
});

/** A call with one parameter, the name. Its action has the operation's name. */
export function missing(
  id: string,
  client: string,
  action: string,
  thing: string,
  parameter: string,
  at: Fuse["in"],
  allowed: readonly string[],
): Canary {
  return {
    id,
    client,
    operation: action.slice(action.indexOf(":") + 1),
    action,
    where: "each-region",
    input: (_v, c) => ({ [parameter]: c.name }),
    resource: (v, c) => {
      const [service = ""] = action.split(":");
      const separator = service === "rds" ? ":" : "/";
      const kind = service === "secretsmanager" ? "secret:" : `${thing}${separator}`;
      return arn(v, `${service}:${c.region}:${v.text(AWS_VALUES.accountId)}:${kind}${c.name}`);
    },
    conditionKeys: otherTag,
    harmless: `the ${thing} does not exist`,
    fuse: { in: at, ...(at !== "path" && { name: parameter }), marker: (_v, c) => c.name },
    allowed,
  };
}
