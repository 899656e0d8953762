/** Faults of the inputs of the permission check. */
import type { Fault } from "../errors";

export const checkFaults = {
  notJson: (field: string, problem: string): Fault => ({
    field,
    rule: "be JSON",
    remedy: `The text could not be read (${problem}).`,
  }),
  notYaml: (field: string, problem: string): Fault => ({
    field,
    rule: "be a CloudFormation template in YAML or JSON",
    remedy: `The text could not be read (${problem}).`,
  }),
  notPlan: (field: string): Fault => ({
    field,
    rule: "be a plan as 'terraform show -json PLAN' prints it",
    remedy: "Run 'terraform plan -out=PLAN' and 'terraform show -json PLAN > plan.json'.",
  }),
  notSynth: (field: string): Fault => ({
    field,
    rule: "be a synthesized stack (cdk.tf.json or another Terraform JSON configuration)",
    remedy: "Run 'npm run synth' and give cdktf.out/stacks/STACK/cdk.tf.json.",
  }),
  notTemplate: (field: string): Fault => ({
    field,
    rule: "be a CloudFormation template with a Resources section",
    remedy: "Give the template itself, not a stack's description.",
  }),
  notPolicy: (field: string): Fault => ({
    field,
    rule: "be a policy document with a Statement",
    remedy: "Give the document alone, without the API's envelope around it.",
  }),
  noPrincipal: (field: string): Fault => ({
    field,
    rule: "hold at least one IAM role, user, group or policy",
    remedy: "There is nothing here to judge.",
  }),
  notRoleArn: (field: string, value: string): Fault => ({
    field,
    rule: "be the ARN of an IAM role or user",
    value,
    remedy: "Write it as arn:PARTITION:iam::ACCOUNT:role/PATH/NAME.",
  }),
} as const;
