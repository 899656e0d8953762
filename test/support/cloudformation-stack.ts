/** Stacks in the emulator, made and changed through the AWS SDK as an operator would. */
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  type Parameter,
} from "@aws-sdk/client-cloudformation";
import { join } from "node:path";
import type { ParameterValues } from "./cloudformation-resolver";
import { startMoto, type Moto } from "./moto";

/** Starts moto with the corrections of `moto-corrections`, which says what moto leaves undone. */
export function startCorrectedMoto(): Promise<Moto> {
  return startMoto({ managedPolicies: true, corrections: join(__dirname, "moto-corrections") });
}

/** One stack of one template. */
export class EmulatedStack {
  private readonly client: CloudFormationClient;

  constructor(
    endpoint: string,
    private readonly name: string,
    private readonly template: string,
  ) {
    const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
    this.client = new CloudFormationClient({ endpoint, region: "us-east-1", credentials });
  }

  async create(parameters: ParameterValues): Promise<void> {
    await this.client.send(new CreateStackCommand(this.request(parameters)));
  }

  async update(parameters: ParameterValues): Promise<void> {
    await this.client.send(new UpdateStackCommand(this.request(parameters)));
  }

  async delete(): Promise<void> {
    await this.client.send(new DeleteStackCommand({ StackName: this.name }));
  }

  /** The outputs by name. Throws while the stack is not complete. */
  async outputs(): Promise<Readonly<Record<string, string>>> {
    const { Stacks } = await this.client.send(new DescribeStacksCommand({ StackName: this.name }));
    const [stack] = Stacks ?? [];
    if (!/^(CREATE|UPDATE)_COMPLETE$/.test(stack?.StackStatus ?? "")) {
      throw new Error(`The stack is ${stack?.StackStatus}: ${stack?.StackStatusReason}`);
    }
    return Object.fromEntries(
      (stack?.Outputs ?? []).map((output) => [output.OutputKey ?? "", output.OutputValue ?? ""]),
    );
  }

  private request(parameters: ParameterValues) {
    return {
      StackName: this.name,
      TemplateBody: this.template,
      Capabilities: ["CAPABILITY_NAMED_IAM" as const],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]): Parameter => ({
        ParameterKey,
        ParameterValue,
      })),
    };
  }
}
