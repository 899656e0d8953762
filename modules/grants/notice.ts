/** Why data will be missing although access works: the closed list, each with its meaning and remedy. */

/** What it means, and what to do. Sentences for the operator. */
export interface NoticeText {
  readonly meaning: string;
  readonly remedy: string;
}

/** Every notice. A key is a promise: documents and other programs name it. */
export const NOTICES = {
  "no-object-under-prefix": {
    meaning: "The bucket holds no object under the prefix, so reading one could not be tried.",
    remedy:
      "Compare bucket and prefix with the report's definition. A new report is delivered within 24 hours.",
  },
  "report-key-not-granted": {
    meaning: "The reports are encrypted with a KMS key that the role may not use.",
    remedy: "Give the key's ARN in the values and apply again; the key's own policy must admit the role too.",
  },
  "report-key-not-used": {
    meaning: "The object that was read is not encrypted with the granted key, so the key was not exercised.",
    remedy: "Compare the key's ARN with the bucket's encryption settings, or remove it from the values.",
  },
  "cost-explorer-not-enabled": {
    meaning: "Cost Explorer has never been opened in this account.",
    remedy: "Open Cost Explorer once in the Billing console; its data is there within 24 hours.",
  },
  "cost-explorer-preparing": {
    meaning: "Cost Explorer was enabled within the last 24 hours and is still gathering data.",
    remedy: "Verify again tomorrow.",
  },
  "linked-account-access-off": {
    meaning: "The organization's management account has switched off Cost Explorer for member accounts.",
    remedy:
      "Switch on Linked Account Access in the management account's Cost Management preferences, or grant the role there.",
  },
  "bedrock-not-in-region": {
    meaning: "Bedrock has no endpoint in this region.",
    remedy: "Leave the region out, or name the regions in which models are used.",
  },
  "invocation-logging-off": {
    meaning: "Bedrock does not log model invocations in this region, so there are no token counts to read.",
    remedy: "Switch on model invocation logging to CloudWatch Logs in Bedrock's settings.",
  },
  "invocation-logging-elsewhere": {
    meaning: "Bedrock logs model invocations to a place outside the log group that is granted.",
    remedy: "Log to a log group that bedrock_log_group covers, or change that value and apply again.",
  },
  "no-log-group": {
    meaning: "No log group is there that the granted name covers.",
    remedy: "Check the name; a log group appears with the first invocation that is logged.",
  },
  "organization-not-in-use": {
    meaning: "The account belongs to no organization.",
    remedy: "Nothing to do; switch the grant off if it is not wanted.",
  },
  "not-management-account": {
    meaning:
      "The account is a member of its organization, which only the management or a delegated account may list.",
    remedy: "Grant the role in the management account as well, or switch the grant off here.",
  },
} as const satisfies Readonly<Record<string, NoticeText>>;

export type NoticeKey = keyof typeof NOTICES;
