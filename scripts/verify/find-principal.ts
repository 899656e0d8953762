/** Whom to verify: the ARN from a flag, the environment, or Terraform's outputs. */
import type { Fault } from "../../modules/errors";
import type { TestedPrincipal } from "../../modules/grants/probe";
import type { Environment } from "../../modules/vendors/literal";
import type { Vendor } from "../../modules/vendors/vendor";
import { dnsSuffix } from "../../modules/verify/clients";
import { readTerraformOutputs } from "../lib/terraform-outputs";
import type { VerifyFlags } from "./flags";

/** The principal, and the account and partition that its ARN names. */
export interface FoundPrincipal {
  readonly principal: TestedPrincipal;
  readonly environment: Environment;
}

/** The principal of the vendor's kind, or what is wrong with what was given. */
export function findPrincipal(
  vendor: Vendor,
  flags: VerifyFlags,
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
): FoundPrincipal | Fault {
  const kind = vendor.principal;
  const field = `--${kind}-arn`;
  if (flags.arnFlag !== undefined && flags.arnFlag !== field)
    return {
      field: flags.arnFlag,
      rule: `be ${field}: ${vendor.id} has a ${kind}`,
      remedy: "Correct the flag.",
    };
  const output = `${kind}_arn`;
  const arn =
    flags.arn ??
    variables[`AWS_ONBOARDING_${output.toUpperCase()}`] ??
    readTerraformOutputs(folder, vendor.id).outputs[output];
  if (typeof arn !== "string" || arn === "") {
    const remedy =
      flags.mode === "expect-removed"
        ? "After a destroy Terraform's outputs do not name it any more: copy it from the plan of the destroy."
        : `Terraform's outputs in ${flags.from} do not name it; run verify where the module was applied, or give the ARN.`;
    return { field, rule: "be given", remedy };
  }
  return readArn(kind, arn) ?? notAnArn(kind, arn);
}

function readArn(kind: TestedPrincipal["kind"], arn: string): FoundPrincipal | undefined {
  const parts = new RegExp(`^arn:(aws[a-z-]*):iam::([0-9]{12}):${kind}/(.*/)?([\\w+=,.@-]{1,64})$`).exec(arn);
  const [, partition, accountId, , name] = parts ?? [];
  if (partition === undefined || accountId === undefined || name === undefined) return undefined;
  return {
    principal: { kind, name, arn },
    environment: { partition, accountId, dnsSuffix: dnsSuffix(partition) },
  };
}

function notAnArn(kind: string, arn: string): Fault {
  const remedy = "Copy it from Terraform's output or from the IAM console, with its path.";
  return { field: `--${kind}-arn`, rule: `be the ARN of one IAM ${kind}`, value: arn, remedy };
}
