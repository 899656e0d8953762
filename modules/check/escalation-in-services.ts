/** The ways to more permissions through the services that IAM guards. */
import { alone, type EscalationPath } from "./escalation-step";

/** Paths through what already runs with a role of its own. */
const RUNNING: readonly (readonly [action: string, why: string])[] = [
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
  ["cloudformation:ExecuteChangeSet", "It carries out changes under the role of a stack."],
  ["ssm:UpdateDocument", "It puts its own commands into a document that runs under another role."],
  ["ssm:CreateAssociation", "It has a document run on machines that have another role."],
  ["states:UpdateStateMachine", "It puts its own steps into a state machine that runs as another role."],
  ["codepipeline:UpdatePipeline", "It puts its own steps into a pipeline that runs as another role."],
  ["batch:SubmitJob", "It runs its own commands in jobs that have another role."],
  ["ec2:CreateLaunchTemplateVersion", "It puts its own start script before machines that have another role."],
  ["eks:CreateAccessEntry", "It lets itself into a cluster."],
  ["eks:AssociateAccessPolicy", "It makes itself the administrator of a cluster."],
];

/** Paths that open a resource to whom the writer likes, another account of its own among them. */
const OPENING: readonly (readonly [action: string, why: string])[] = [
  ["kms:CreateGrant", "It hands the use of keys on to others."],
  ["kms:PutKeyPolicy", "It gives itself keys."],
  ["lambda:AddPermission", "It opens functions to others."],
  ["s3:PutBucketPolicy", "It opens buckets to others."],
  ["secretsmanager:PutResourcePolicy", "It opens secrets to others."],
  ["ecr:SetRepositoryPolicy", "It opens images to others, and lets others replace them."],
  ["sqs:SetQueueAttributes", "It opens queues to others: their policy is one of the attributes."],
  ["sqs:AddPermission", "It opens queues to others."],
  ["sns:SetTopicAttributes", "It opens topics to others: their policy is one of the attributes."],
  ["sns:AddPermission", "It opens topics to others."],
  ["dynamodb:PutResourcePolicy", "It opens tables to others."],
  ["ec2:ModifySnapshotAttribute", "It hands disks on to others."],
  ["ec2:ModifyImageAttribute", "It hands images of machines on to others."],
  ["rds:ModifyDBSnapshotAttribute", "It hands copies of databases on to others."],
  ["rds:ModifyDBClusterSnapshotAttribute", "It hands copies of databases on to others."],
  ["ram:CreateResourceShare", "It shares resources with others."],
  ["rds:ModifyDBCluster", "It gives a database another master password."],
  ["rds:ModifyDBInstance", "It gives a database another master password."],
  ["cloudtrail:StopLogging", "It acts unseen."],
];

/** Paths that no scope closes: they are about who may be whom in the account, or above it. */
const BEYOND: readonly (readonly [action: string, why: string])[] = [
  ["sts:AssumeRoot", "It becomes the root user of a member account."],
  ["sso:CreateAccountAssignment", "It gives itself a permission set in any account."],
  ["sso:PutInlinePolicyToPermissionSet", "It widens a permission set that it can use."],
  ["sso:AttachManagedPolicyToPermissionSet", "It widens a permission set that it can use."],
  ["sso:AttachCustomerManagedPolicyReferenceToPermissionSet", "It widens a permission set that it can use."],
  ["identitystore:CreateGroupMembership", "It joins a group that has more."],
  ["rolesanywhere:CreateTrustAnchor", "It lets itself into roles with certificates of its own."],
  ["rolesanywhere:UpdateTrustAnchor", "It lets itself into roles with certificates of its own."],
  ["cognito-identity:SetIdentityPoolRoles", "It gives its own visitors another role."],
  ["organizations:LeaveOrganization", "It takes the account out of the organization's limits."],
  ["organizations:DetachPolicy", "It takes the organization's limits off an account."],
];

/** Every path outside of IAM that needs no role to be passed. */
export const IN_SERVICES: readonly EscalationPath[] = [
  ...[...RUNNING, ...OPENING].map(([action, why]) => alone(action, "scope", why)),
  ...BEYOND.map(([action, why]) => alone(action, "never", why)),
];
