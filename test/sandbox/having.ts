/** A sandbox whose one role may do exactly what the statements say. */
import type { PolicyDocument, PolicyStatement } from "../../modules/iam/policy";
import type { Sandbox, SandboxOptions } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { sdkCall, type SdkResult } from "./sdk-call";

export const Bucket = "my-org-cur-bucket";
export const KEY_ARN = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";

const allow = (...statements: readonly Omit<PolicyStatement, "Effect">[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements.map((statement) => ({ Effect: "Allow", ...statement })),
});

type CallAs = (client: string, operation: string, input?: object, options?: object) => Promise<SdkResult>;

/** Runs with a sandbox whose one role may do what the statements say. */
export async function having(
  statements: readonly Omit<PolicyStatement, "Effect">[],
  options: SandboxOptions,
  use: (call: CallAs, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const role = { name: "tested", trust: { Statement: [] }, inline: { policy: allow(...statements) } };
  const sandbox = await startSandbox({ roles: [role], ...options });
  const keys = sandbox.session(sandbox.roleArn("tested"));
  try {
    await use(
      (client, operation, input = {}, more = {}) =>
        sdkCall(
          sandbox.url,
          keys,
          client,
          operation,
          input as Record<string, unknown>,
          more as Record<string, unknown>,
        ),
      sandbox,
    );
  } finally {
    await sandbox.close();
  }
}

export const EVERYTHING = [{ Action: "*", Resource: "*" }];
