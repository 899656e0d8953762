/** One synthesized stack with its emulator: deployed, changed and read back by a test. */
import type { IAMClient } from "@aws-sdk/client-iam";
import { canonicalPolicy } from "../../../modules/iam/canonical";
import { commercial, type InputValues } from "../../../modules/vendors/literal";
import type { RenderedRole } from "../../../modules/vendors/render";
import { iamClient, readRole, type LiveRole } from "../../support/iam-readback";
import { MOTO_ACCOUNT, startMoto, type Moto, type MotoOptions } from "../../support/moto";
import type { Finished } from "../../support/run-process";
import { runTerraform, terraform } from "../../support/terraform";
import { initializedStack, writeValues } from "../../support/workspace";

/** The environment that the model renders for. */
export const CUSTOMER = commercial(MOTO_ACCOUNT);

/** One change that Terraform planned. */
export interface PlannedChange {
  readonly address: string;
  readonly action: string;
}

export class Deployment {
  private constructor(
    readonly moto: Moto,
    readonly iam: IAMClient,
    /** The synthesized stack, initialized. */
    readonly folder: string,
  ) {}

  /** Starts an emulator and initializes the vendor's stack. */
  static async start(vendorId: string, options: MotoOptions = {}): Promise<Deployment> {
    const moto = await startMoto(options);
    try {
      return new Deployment(moto, iamClient(moto.endpoint), await initializedStack(vendorId));
    } catch (error) {
      await moto.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.iam.destroy();
    await this.moto.stop();
  }

  /** Applies the values; the code is for the caller to judge. */
  run(
    command: "plan" | "apply" | "destroy",
    values: InputValues,
    ...options: readonly string[]
  ): Promise<Finished> {
    return runTerraform(this.folder, this.words(command, values, options), this.moto.environment);
  }

  /** Applies the values and throws when Terraform does not. */
  apply(values: InputValues): Promise<Finished> {
    return terraform(this.folder, this.words("apply", values, ["-auto-approve"]), this.moto.environment);
  }

  /** Plans, or applies, and tells what was planned. Throws when Terraform fails. */
  async changes(command: "plan" | "apply", values: InputValues): Promise<readonly PlannedChange[]> {
    const options = ["-json", ...(command === "apply" ? ["-auto-approve"] : [])];
    const run = await terraform(this.folder, this.words(command, values, options), this.moto.environment);
    return messages(run.stdout).flatMap(({ type, change }) =>
      type === "planned_change" && change ? [{ address: change.resource.addr, action: change.action }] : [],
    );
  }

  /** The values of all outputs. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const { stdout } = await terraform(this.folder, ["output", "-json"], this.moto.environment);
    const outputs = JSON.parse(stdout) as Readonly<Record<string, { readonly value: unknown }>>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** A role as the IAM API has it. */
  role(name: string): Promise<LiveRole> {
    return readRole(this.iam, name);
  }

  private words(command: string, values: InputValues, options: readonly string[]): readonly string[] {
    const file = writeValues(this.folder, "values.json", values);
    return [command, "-input=false", "-no-color", `-var-file=${file}`, ...options];
  }
}

/** What the model and the IAM API have in common, in one spelling. */
export function comparable(role: RenderedRole | LiveRole) {
  const { arn, path, trust, policies, permissionsBoundaryArn, maxSessionDuration, tags } = role;
  return {
    arn,
    path,
    trust: canonicalPolicy(trust),
    policies: Object.fromEntries(policies.map(({ name, document }) => [name, canonicalPolicy(document)])),
    permissionsBoundaryArn,
    maxSessionDuration,
    tags,
  };
}

/** One line of what Terraform prints with `-json`. */
export interface Message {
  readonly type: string;
  readonly change?: { readonly action: string; readonly resource: { readonly addr: string } };
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string };
}

/** The lines that Terraform prints with `-json`. */
export function messages(stdout: string): readonly Message[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as Message);
}
