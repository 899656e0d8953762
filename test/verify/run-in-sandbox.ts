/** Runs a verification against the sandbox with a vendor's own role or user in it, changed as a test likes. */
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CUSTOMER_ACCOUNT, type SandboxRole } from "../../modules/sandbox/account";
import type { SandboxFault } from "../../modules/sandbox/fault";
import { servedPrincipal } from "../../modules/sandbox/from-vendor";
import type { LogEntry } from "../../modules/sandbox/log";
import {
  startSandbox,
  type Sandbox,
  type SandboxCredentials,
  type SandboxOptions,
} from "../../modules/sandbox/sandbox";
import { worldOfPolicies } from "../../modules/sandbox/world-of-policies";
import type { World as AccountWorld } from "../../modules/sandbox/world";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
import type { Vendor } from "../../modules/vendors/vendor";
import { connectAws } from "../../modules/verify/aws";
import type { Line, VerifyResult } from "../../modules/verify/line";
import type { Announcement, VerifyOptions } from "../../modules/verify/options";
import { verify } from "../../modules/verify/verify";

/** What a test changes. */
export interface Run {
  readonly vendor: Vendor;
  /** What is verified. */
  readonly given: InputValues;
  /** What is live, when it differs from that. */
  readonly live?: InputValues;
  readonly change?: (role: SandboxRole) => SandboxRole;
  readonly faults?: readonly SandboxFault[];
  readonly world?: Partial<AccountWorld>;
  readonly sandbox?: Partial<SandboxOptions>;
  /** Who calls: the vendor, or somebody of the customer's account. Default vendor; for a user the user itself. */
  readonly as?: "vendor" | "verifier" | "stranger" | "admin" | "vendorRoot" | SandboxCredentials;
  /** In its place a session of this role of the customer's account. */
  readonly asSessionOf?: SandboxRole;
  readonly options?: Partial<VerifyOptions>;
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  readonly onLine?: (line: Line) => void;
}

export interface Ran {
  readonly result: VerifyResult;
  readonly log: readonly LogEntry[];
  readonly announcements: readonly Announcement[];
}

/** The account of every test. */
export const ACCOUNT = commercial(CUSTOMER_ACCOUNT);

/** Serves the principal, verifies it, stops the sandbox. */
export async function runInSandbox(run: Run): Promise<Ran> {
  const { vendor, given } = run;
  const rendered = renderPrincipal(vendor, given, ACCOUNT);
  const served = servedPrincipal(renderPrincipal(vendor, run.live ?? given, ACCOUNT));
  const own = served.roles.map(run.change ?? ((role) => role));
  const roles = run.asSessionOf ? [...own, run.asSessionOf] : own;
  // The account holds what the description speaks of, whatever the live policies say.
  const documents = rendered.policies.map(({ document }) => document);
  const region = run.options?.regions?.[0] ?? "us-east-1";
  const sandbox = await startSandbox({
    roles,
    users: served.users,
    world: { ...worldOfPolicies(documents, region), ...run.world },
    ...(run.faults && { faults: run.faults }),
    ...run.sandbox,
  });
  const aws = connectAws({
    endpoint: sandbox.url,
    credentials: credentialsOf(run, sandbox, rendered.name),
    userAgent: ["aws-onboarding-verify", "test"],
    timeout: run.timeout ?? 10_000,
    ...(run.signal && { signal: run.signal }),
  });
  const announcements: Announcement[] = [];
  try {
    const result = await verify(
      {
        vendor,
        given,
        principal: { kind: rendered.kind, name: rendered.name, arn: rendered.arn },
        environment: ACCOUNT,
        regions: [region],
        mode: "live",
        skip: new Set(),
        canaries: true,
        retired: [],
        strict: false,
        wait: 0,
        ...run.options,
      },
      {
        aws,
        randomHex: () => randomBytes(16).toString("hex"),
        now: Date.now,
        random: Math.random,
        sleep: () => pause(1),
        onAnnouncement: (announcement) => void announcements.push(announcement),
        ...(run.onLine && { onLine: run.onLine }),
        ...(run.signal && { signal: run.signal }),
      },
    );
    return { result, log: [...sandbox.log], announcements };
  } finally {
    aws.close();
    await sandbox.close();
  }
}

function credentialsOf({ as, asSessionOf, vendor }: Run, sandbox: Sandbox, user: string): SandboxCredentials {
  if (asSessionOf) return sandbox.session(sandbox.roleArn(asSessionOf.name), "somebody");
  if (typeof as === "object") return as;
  if (as !== undefined) return sandbox.credentials[as];
  return vendor.principal === "user"
    ? sandbox.userCredentials(CUSTOMER_ACCOUNT, user)
    : sandbox.credentials.vendor;
}

/** Lines that are not as promised, as `PART ID REASON`, sorted. */
export function troubles({ lines }: VerifyResult): readonly string[] {
  return lines
    .filter(({ verdict }) => verdict !== "passed" && verdict !== "untested")
    .map(({ part, id, reason }) => `${part} ${id} ${reason}`)
    .sort();
}

/** The one line of that part and id. Throws when there is none. */
export function lineOf({ lines }: VerifyResult, part: Line["part"], id: string): Line {
  const found = lines.find((line) => line.part === part && line.id === id);
  if (!found) throw new Error(`no line ${part} ${id}`);
  return found;
}
