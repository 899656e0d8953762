/** The known ways to more permissions than were granted, each with what closes it. */

/**
 * What makes a step harmless:
 * - `path`: every resource lies under the declared IAM path, and the writer itself does not;
 * - `boundary`: `StringEquals iam:PermissionsBoundary` fixes the declared boundary;
 * - `scope`: every resource is named, at least by a prefix or a path, and belongs to nobody else by declaration;
 * - `never`: nothing; the action itself is the way out.
 */
export type Guard = "path" | "boundary" | "scope" | "never";

/** One step of a path: an action, and the guard that closes it. */
export interface EscalationStep {
  readonly action: string;
  readonly guard: Guard;
}

/** A path is open when every one of its steps is. */
interface EscalationPath {
  readonly steps: readonly EscalationStep[];
  readonly why: string;
}

const alone = (action: string, guard: Guard, why: string): EscalationPath => ({
  steps: [{ action: `iam:${action}`, guard }],
  why,
});

const IN_IAM: readonly EscalationPath[] = [
  alone("CreatePolicyVersion", "path", "It rewrites a policy that it holds itself."),
  alone(
    "SetDefaultPolicyVersion",
    "path",
    "It brings back an older, wider version of a policy that it holds.",
  ),
  alone("AttachUserPolicy", "boundary", "It attaches an administrator's policy to a user."),
  alone("AttachGroupPolicy", "path", "It attaches an administrator's policy to a group."),
  alone("AttachRolePolicy", "boundary", "It attaches an administrator's policy to a role that it can use."),
  alone("PutUserPolicy", "boundary", "It writes an inline policy for a user."),
  alone("PutGroupPolicy", "path", "It writes an inline policy for a group."),
  alone("PutRolePolicy", "boundary", "It writes an inline policy for a role that it can use."),
  alone("UpdateAssumeRolePolicy", "path", "It lets itself into a role that has more."),
  alone("CreateAccessKey", "path", "It makes keys of a user that has more."),
  alone("CreateLoginProfile", "path", "It gives a user that has more a password."),
  alone("UpdateLoginProfile", "path", "It changes the password of a user that has more."),
  alone("CreateServiceSpecificCredential", "path", "It makes service credentials of a user that has more."),
  alone(
    "ResetServiceSpecificCredential",
    "path",
    "It reads new service credentials of a user that has more.",
  ),
  alone("UploadSigningCertificate", "path", "It signs requests as a user that has more."),
  alone("AddUserToGroup", "path", "It joins a group that has more."),
  alone("CreateUser", "boundary", "It makes users that nothing limits."),
  alone("CreateRole", "boundary", "It makes roles that nothing limits and that admit whom it likes."),
  alone("DeleteRolePermissionsBoundary", "never", "It takes the limit off a role."),
  alone("DeleteUserPermissionsBoundary", "never", "It takes the limit off a user."),
  alone("PutRolePermissionsBoundary", "boundary", "It replaces the limit of a role by a wider one."),
  alone("PutUserPermissionsBoundary", "boundary", "It replaces the limit of a user by a wider one."),
  alone("UpdateSAMLProvider", "scope", "It replaces the identity provider by one of its own."),
  alone("AddClientIDToOpenIDConnectProvider", "scope", "It lets another client of the provider in."),
  alone("DeactivateMFADevice", "path", "It removes the second factor of a user that has more."),
];

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

/** Paths through what already runs with a role of its own. */
const IN_SERVICES: readonly (readonly [action: string, why: string])[] = [
  ["lambda:UpdateFunctionCode", "It puts its own code into a function that runs with another role."],
  [
    "lambda:UpdateFunctionConfiguration",
    "It adds a layer of its own to a function that runs with another role.",
  ],
  ["glue:UpdateDevEndpoint", "It adds its own key to an endpoint that runs with another role."],
  ["sagemaker:CreatePresignedNotebookInstanceUrl", "It opens a notebook that runs with another role."],
  ["codestar:CreateProject", "The service makes roles for it."],
  ["ssm:SendCommand", "It runs commands on machines that have another role."],
  ["ssm:StartSession", "It opens a shell on machines that have another role."],
  ["ec2-instance-connect:SendSSHPublicKey", "It logs in to machines that have another role."],
  ["ec2-instance-connect:SendSerialConsoleSSHPublicKey", "It logs in to machines that have another role."],
  ["ec2:ModifyInstanceAttribute", "It replaces the start script of machines that have another role."],
  ["ecs:ExecuteCommand", "It runs commands in tasks that have another role."],
  ["codebuild:StartBuild", "It runs a build of its own under the project's role."],
  ["sts:AssumeRole", "It becomes any role that trusts its account."],
  ["kms:CreateGrant", "It hands the use of keys on to others."],
  ["kms:PutKeyPolicy", "It gives itself keys."],
  ["lambda:AddPermission", "It opens functions to others."],
];

/** Every known path. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  ...IN_IAM,
  { steps: [PASS_ROLE], why: "It can pass every role of the account to a service." },
  ...PASSING.map(([what, ...actions]) => ({
    steps: [PASS_ROLE, ...actions.map((action): EscalationStep => ({ action, guard: "never" }))],
    why: `It makes ${what} a role that it chooses.`,
  })),
  ...IN_SERVICES.map(([action, why]) => ({ steps: [{ action, guard: "scope" as const }], why })),
];
