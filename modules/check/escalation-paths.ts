/** The known ways to more permissions than were granted, each with what closes it. */
import { IN_IAM } from "./escalation-in-iam";
import { IN_SERVICES } from "./escalation-in-services";
import type { EscalationPath, EscalationStep } from "./escalation-step";

const PASS_ROLE: EscalationStep = { action: "iam:PassRole", guard: "scope" };
const PASSING: readonly (readonly [what: string, ...actions: string[]])[] = [
  ["a function that runs as", "lambda:CreateFunction"],
  ["an instance that runs as", "ec2:RunInstances"],
  ["an instance that runs as", "ec2:AssociateIamInstanceProfile"],
  ["an instance that runs as", "ec2:ReplaceIamInstanceProfileAssociation"],
  ["a task that runs as", "ecs:RegisterTaskDefinition", "ecs:RunTask"],
  ["a task that runs as", "ecs:RegisterTaskDefinition", "ecs:CreateService"],
  ["a task that runs as", "ecs:RegisterTaskDefinition", "ecs:UpdateService"],
  ["a task that runs as", "ecs:RegisterTaskDefinition", "ecs:StartTask"],
  ["a stack that is built as", "cloudformation:CreateStack"],
  ["a stack that is built as", "cloudformation:UpdateStack"],
  ["stacks that are built as", "cloudformation:CreateStackSet"],
  ["a development endpoint that runs as", "glue:CreateDevEndpoint"],
  ["a job that runs as", "glue:CreateJob"],
  ["a job that runs as", "glue:UpdateJob"],
  ["a notebook that runs as", "sagemaker:CreateNotebookInstance"],
  ["a training job that runs as", "sagemaker:CreateTrainingJob"],
  ["a processing job that runs as", "sagemaker:CreateProcessingJob"],
  ["a pipeline that runs as", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"],
  ["a pipeline that runs as", "codepipeline:CreatePipeline"],
  ["a build that runs as", "codebuild:CreateProject"],
  ["a build that runs as", "codebuild:UpdateProject"],
  ["an agent that runs as", "bedrock-agentcore:CreateCodeInterpreter"],
  ["a state machine that runs as", "states:CreateStateMachine"],
  ["a service that runs as", "apprunner:CreateService"],
  ["a job that runs as", "batch:RegisterJobDefinition"],
  ["a cluster that runs as", "elasticmapreduce:RunJobFlow"],
  ["a document that runs as", "ssm:StartAutomationExecution"],
  ["a schedule that calls as", "scheduler:CreateSchedule"],
];

/** Every known path. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  ...IN_IAM,
  { steps: [PASS_ROLE], why: "It can pass every role of the account to a service." },
  ...PASSING.map(([what, ...actions]) => ({
    steps: [PASS_ROLE, ...actions.map((action): EscalationStep => ({ action, guard: "never" }))],
    why: `It makes ${what} a role that it chooses.`,
  })),
  ...IN_SERVICES,
];
