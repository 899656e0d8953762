/** What AWS is asked: who the caller is, whether the clock is right, whether the caller may create the role. */
import { classify } from "../../modules/verify/classify";
import { homeRegion } from "../../modules/verify/clients";
import type { Aws } from "../../modules/verify/aws";
import type { DoctorCheck } from "../../modules/verify/doctor-check";
import { identityFault } from "../../modules/verify/identity";
import { roleOfSession } from "../../modules/verify/own-role";
import { reasonOf } from "../../modules/verify/reasons";
import type { Reply } from "../../modules/verify/reply";
import type { Vendor } from "../../modules/vendors/vendor";

/** Milliseconds: below 4 minutes the SDK does not even correct it, above 15 AWS refuses (SigV4 documentation). */
const CLOCK_TOLERANCE = 60_000;

/** All checks that need AWS. `roleAccount`: the account that the values belong to, where that is known. */
export async function askAws(aws: Aws, vendor: Vendor, region: string): Promise<readonly DoctorCheck[]> {
  const identity = await call(aws, "sts", "GetCallerIdentity", region, {});
  const outcome = classify(identity, {
    client: "sts",
    action: "sts:GetCallerIdentity",
    mayBeAbsent: true,
  });
  const where = regionCheck(region, outcome.kind);
  if (outcome.kind !== "answered" || !identity.ok) {
    const reason = identityFault(outcome);
    const { meaning, remedy } = reasonOf(reason);
    const health = reason.startsWith("caller-") ? "wrong" : "unknown";
    const message = identity.ok ? "" : ` (${identity.failure.names[0] ?? ""})`;
    return [where, { id: "credentials", health, found: `${reason}: ${meaning}${message}`, remedy }];
  }
  const arn = String(identity.answer["Arn"]);
  return [where, credentials(arn), clock(aws.clockOffset()), await mayCreate(aws, vendor, arn)];
}

function regionCheck(region: string, outcome: string): DoctorCheck {
  const id = "region";
  if (outcome === "no-endpoint")
    return {
      id,
      health: "wrong",
      found: `${region} has no STS endpoint`,
      remedy: "Check the region's name and the network's name server.",
    };
  return { id, health: "ok", found: region };
}

function credentials(arn: string): DoctorCheck {
  if (/:root$/.test(arn))
    return {
      id: "credentials",
      health: "wrong",
      found: arn,
      remedy: "Use an IAM user or role instead of the root user.",
    };
  return { id: "credentials", health: "ok", found: arn };
}

function clock(offset: number): DoctorCheck {
  const seconds = Math.round(Math.abs(offset) / 1000);
  if (Math.abs(offset) < CLOCK_TOLERANCE) return { id: "clock", health: "ok", found: "agrees with AWS's" };
  const found = `is ${seconds} seconds ${offset > 0 ? "behind" : "ahead of"} AWS's`;
  return {
    id: "clock",
    health: "wrong",
    found,
    remedy: "Synchronise the clock: Terraform's calls will be refused.",
  };
}

/** What the module creates, as IAM actions. */
const CREATES = {
  role: ["iam:CreateRole", "iam:GetRole", "iam:PutRolePolicy", "iam:TagRole"],
  user: ["iam:CreateUser", "iam:GetUser", "iam:CreatePolicy", "iam:AttachUserPolicy", "iam:TagUser"],
} as const;

async function mayCreate(aws: Aws, vendor: Vendor, arn: string): Promise<DoctorCheck> {
  const id = `create-${vendor.principal}`;
  const [, partition = "aws", , , account = ""] = arn.split(":");
  const region = homeRegion("iam", partition);
  const role = roleOfSession({ arn, partition, accountId: account });
  const read = role && (await call(aws, "iam", "GetRole", region, { RoleName: role.name }));
  // A session's ARN lacks its role's path.
  const known = read?.ok ? (read.answer["Role"] as { readonly Arn?: string } | undefined)?.Arn : undefined;
  const reply = await call(aws, "iam", "SimulatePrincipalPolicy", region, {
    PolicySourceArn: known ?? role?.arn ?? arn,
    ActionNames: CREATES[vendor.principal],
  });
  const unknown = "the caller may not ask iam:SimulatePrincipalPolicy about itself";
  if (!reply.ok)
    return {
      id,
      health: "warning",
      found: unknown,
      remedy: "If it lacks rights, the apply will say so before anything is created.",
    };
  const results = (reply.answer["EvaluationResults"] ?? []) as readonly {
    readonly EvalActionName?: string;
    readonly EvalDecision?: string;
  }[];
  const refused = results
    .filter((result) => result.EvalDecision !== "allowed")
    .map((result) => result.EvalActionName);
  if (results.length !== CREATES[vendor.principal].length)
    return {
      id,
      health: "unknown",
      found: "the simulator's answer is incomplete",
      remedy: "Run doctor again.",
    };
  if (refused.length > 0)
    return {
      id,
      health: "wrong",
      found: `${arn} may not ${refused.join(", ")}`,
      remedy: "Use credentials that may create IAM roles and policies, or ask for those actions.",
    };
  return { id, health: "ok", found: `the caller may ${CREATES[vendor.principal].join(", ")}` };
}

function call(
  aws: Aws,
  client: string,
  operation: string,
  region: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  return aws.send({ client, operation, region, input, signer: { kind: "caller" } });
}
