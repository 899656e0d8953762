import { AWS_VALUES, arn } from "../iam/values";
import type { Canary } from "./canary";
import type { Probe } from "./probe";

/** A read call without parameters that matter, sent to every region. Its action has the operation's name. */
export function regionalRead(
  id: string,
  client: string,
  action: string,
  input: Readonly<Record<string, unknown>> = {},
): Probe {
  const operation = action.slice(action.indexOf(":") + 1);
  return { id, client, operation, action, where: "each-region", input: () => input };
}

/** EC2 says by itself whether a call would have been allowed, and makes none. */
export const EC2_CANARY: Canary = {
  id: "create-vpc",
  client: "ec2",
  operation: "CreateVpc",
  action: "ec2:CreateVpc",
  where: "each-region",
  input: () => ({ CidrBlock: "10.255.255.240/28", DryRun: true }),
  resource: (v, c) => arn(v, `ec2:${c.region}:${v.text(AWS_VALUES.accountId)}:vpc/*`),
  harmless: "it is a dry run",
  fuse: { in: "body", name: "DryRun", marker: () => "true" },
  allowed: ["DryRunOperation"],
};
