/** What can be granted. A grant is data and pure functions; every form of it is derived. */
import type { Statement } from "../iam/statement";
import type { Values } from "../iam/values";
import type { When } from "../iam/when";
import type { Canary } from "./canary";
import type { Probe } from "./probe";

/** What kind of data a grant lets the vendor read. */
export const DATA_CLASSES = {
  billing: "costs, usage and prices",
  metadata: "names, settings and structure of resources",
  identity: "users, roles, accounts and who did what",
  telemetry: "metrics",
  content: "what customers or employees wrote: log lines, prompts, objects",
} as const;

export type DataClass = keyof typeof DATA_CLASSES;

/** One thing that a vendor is granted. It becomes one policy of the role. */
export interface Grant {
  /** Kebab-case. Also the name of the policy, so changing it replaces a policy in somebody's account. */
  readonly id: string;
  readonly title: string;
  /** Why the vendor needs it: one sentence for the reviewer. */
  readonly reason: string;
  readonly dataClass: DataClass;
  /** What can be read and where: the line in the `granted_permissions` output. Never anything sensitive. */
  readonly summary: (values: Values) => string;
  readonly statements: (values: Values) => readonly Statement[];
  /** Absent: always granted. */
  readonly enabledBy?: When;
  /** Read calls that must be allowed. */
  readonly probes: readonly Probe[];
  /** Write calls that must be refused and could change nothing if they were not. */
  readonly canaries: readonly Canary[];
}
