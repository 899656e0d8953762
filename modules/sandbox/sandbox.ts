/** A local AWS front door on 127.0.0.1: real signatures, real policy decisions, small fixed answers. */
import type { AddressInfo } from "node:net";
import type { Account, OidcProvider, SandboxRole, SandboxUser } from "./account";
import { CUSTOMER_ACCOUNT, roleArn, STRANGER_ACCOUNT, VENDOR_ACCOUNT } from "./account";
import { withAccountFault } from "./account-faults";
import type { AccountFault, RequestFault, SandboxFault } from "./fault";
import type { LogEntry } from "./log";
import { customerAccount, strangerAccount, vendorAccount } from "./people";
import { RequestFaults } from "./request-faults";
import { awsServer } from "./server";
import type { State } from "./state";
import { CredentialStore, findRole, userPrincipal } from "./state";
import { newSession } from "./sts/session";
import type { World } from "./world";
import { DEFAULT_WORLD } from "./world";

/** How a sandbox is set up. Everything has a default. */
export interface SandboxOptions {
  /** The customer's account; default 111122223333. */
  readonly accountId?: string;
  /** Roles of the customer's account. */
  readonly roles?: readonly SandboxRole[];
  /** Further users of the customer's account. */
  readonly users?: readonly SandboxUser[];
  readonly oidcProviders?: readonly OidcProvider[];
  /** Roles of the vendor's account, 999988887777. */
  readonly vendorRoles?: readonly SandboxRole[];
  /** Further accounts. */
  readonly accounts?: readonly Account[];
  /** Replaces parts of `DEFAULT_WORLD`. */
  readonly world?: Partial<World>;
  readonly faults?: readonly SandboxFault[];
  /** Milliseconds added to every answer; default 0. */
  readonly latency?: number;
  /** Port on 127.0.0.1; default: any free one. */
  readonly port?: number;
  /** Milliseconds by which the sandbox's clock is ahead (negative: behind); default 0. */
  readonly clockOffset?: number;
  /** Default `aws`. */
  readonly partition?: string;
  /** Refuse without naming the policy layer, as some services do; default false. */
  readonly bareDenials?: boolean;
}

/** Keys to call the sandbox with, in the form that the SDK takes. */
export interface SandboxCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`: the endpoint of every service. */
  readonly url: string;
  readonly credentials: {
    /** Administrator of the customer's account. */
    readonly admin: SandboxCredentials;
    /** User of the customer's account that may assume roles and read IAM. */
    readonly verifier: SandboxCredentials;
    /** The vendor's user. */
    readonly vendor: SandboxCredentials;
    /** The vendor's root user. */
    readonly vendorRoot: SandboxCredentials;
    /** A user of an account that nobody trusts. */
    readonly stranger: SandboxCredentials;
  };
  /** Every request so far, oldest first. */
  readonly log: readonly LogEntry[];
  /** ARN of a role of the customer's account by its name. */
  roleArn(name: string): string;
  /** Keys of any user, by account and name. */
  userCredentials(accountId: string, name: string): SandboxCredentials;
  /** A session of a role, given without asking anybody; negative seconds: one that has expired. */
  session(roleArn: string, name?: string, seconds?: number): SandboxCredentials;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

/** Starts a sandbox and waits until it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { latency = 0, port = 0, faults = [] } = options;
  const state = buildState(options);
  const log: LogEntry[] = [];
  const users = (accountId: string, name: string): SandboxCredentials =>
    userCredentials(state, accountId, name);
  // Before anything listens: a sandbox that cannot start leaves nothing open.
  const credentials: Sandbox["credentials"] = {
    admin: users(state.customerId, "admin"),
    verifier: users(state.customerId, "verifier"),
    vendor: users(VENDOR_ACCOUNT, "collector"),
    vendorRoot: users(VENDOR_ACCOUNT, "root"),
    stranger: users(STRANGER_ACCOUNT, "stranger"),
  };
  const server = awsServer(state, {
    faults: new RequestFaults(faults.filter(isRequestFault)),
    latency,
    log: (entry) => void log.push(entry),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials,
    log,
    roleArn: (name) => customerRoleArn(state, name),
    userCredentials: users,
    session: (arn, name = "sandbox", seconds = 3600) => {
      const found = findRole(state, arn);
      if (!found) throw new Error(`no role ${arn} in the sandbox`);
      const { accessKeyId, secretAccessKey, sessionToken } = newSession(state, found, seconds, {
        name,
        issued: state.now(),
      });
      return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function buildState(options: SandboxOptions): State {
  const { roles = [], users = [], oidcProviders = [], vendorRoles = [], accounts = [] } = options;
  const {
    accountId = CUSTOMER_ACCOUNT,
    partition = "aws",
    clockOffset = 0,
    bareDenials = false,
    faults = [],
  } = options;
  const start = {
    account: customerAccount(accountId, roles, users, oidcProviders),
    world: { ...DEFAULT_WORLD, ...options.world },
  };
  const { account, world } = faults
    .filter((fault): fault is AccountFault => !isRequestFault(fault))
    .reduce((now, fault) => withAccountFault(now.account, now.world, fault), start);
  const state: State = {
    partition,
    dnsSuffix: DNS_SUFFIXES[partition] ?? "amazonaws.com",
    customerId: accountId,
    accounts: [account, vendorAccount(vendorRoles), strangerAccount(), ...accounts],
    world,
    now: () => Date.now() + clockOffset,
    credentials: new CredentialStore(),
    bareDenials,
  };
  for (const each of state.accounts) {
    for (const user of each.users) {
      if (!user.accessKey) continue;
      state.credentials.add({ ...user.accessKey, principal: userPrincipal(partition, each, user) });
    }
  }
  return state;
}

/** Partitions with a suffix of their own (the SDKs' partitions.json). */
const DNS_SUFFIXES: Readonly<Record<string, string>> = {
  "aws-cn": "amazonaws.com.cn",
  "aws-eusc": "amazonaws.eu",
};

function isRequestFault(fault: SandboxFault): fault is RequestFault {
  return ["throttle", "server-error", "cut", "truncate", "slow"].includes(fault.kind);
}

function userCredentials(state: State, accountId: string, name: string): SandboxCredentials {
  const account = state.accounts.find(({ id }) => id === accountId);
  const key = account?.users.find((user) => user.name === name)?.accessKey;
  if (!key) throw new Error(`no user ${name} with an access key in account ${accountId} of the sandbox`);
  return key;
}

function customerRoleArn(state: State, name: string): string {
  const account = state.accounts.find(({ id }) => id === state.customerId);
  const role = account?.roles.find((candidate) => candidate.name === name);
  if (!account || !role) throw new Error(`no role ${name} in the sandbox`);
  return roleArn(state.partition, account.id, role);
}
