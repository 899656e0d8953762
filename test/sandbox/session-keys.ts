import type { SandboxCredentials } from "../../modules/sandbox/sandbox";
import type { SdkResult } from "./sdk-call";

/** The keys in the answer of AssumeRole and its kin. */
export function keysOf({ answer }: SdkResult): SandboxCredentials {
  const keys = answer?.["Credentials"] as Record<string, string>;
  return {
    accessKeyId: keys["AccessKeyId"] ?? "",
    secretAccessKey: keys["SecretAccessKey"] ?? "",
    sessionToken: keys["SessionToken"] ?? "",
  };
}
