/** What a provisioner may do, kept by Terraform resource type, so that a reviewer sees why each action is there. */
import type { Canary } from "../../grants/canary";
import type { Probe } from "../../grants/probe";
import type { Condition } from "../../iam/statement";
import type { Values } from "../../iam/values";

/** What Terraform does with a resource. */
export const VERBS = ["create", "read", "update", "delete", "tag"] as const;

export type Verb = (typeof VERBS)[number];

/** One Terraform resource type, and the actions that the AWS provider needs for it. */
export interface ResourceType extends Partial<Readonly<Record<Verb, readonly string[]>>> {
  /** `aws_sqs_queue`. */
  readonly type: string;
}

/** Resource types whose management reads or writes content: a grant of their own, with a switch of its own. */
export interface Content {
  /** Kebab-case: the grant's id. */
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** Input: the switch, which works only while the service's own is on. */
  readonly enabledBy: string;
  readonly summary: (values: Values) => string;
  readonly types: readonly ResourceType[];
  readonly limits: readonly Limit[];
}

/**
 * One statement: which of the actions, on which resources, under which conditions. Actions are selected by verb, by name, or both;
 * a limit that selects none takes what no other limit of the service has selected.
 */
export interface Limit {
  /** Unique among all services: several share a policy. */
  readonly sid: string;
  readonly verbs?: readonly Verb[];
  readonly actions?: readonly string[];
  readonly resources: (values: Values) => readonly string[];
  /** `request`: what is created must carry the tag. `resource`: what is touched must carry it. */
  readonly tag?: "request" | "resource";
  /** Why writes that could carry a tag condition carry none. */
  readonly untagged?: string;
  readonly conditions?: (values: Values) => readonly Condition[];
}

/** One of the services with a switch of its own. */
export interface Service {
  /** Kebab-case: the grant's id. */
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** Input: the switch. */
  readonly enabledBy: string;
  readonly summary: (values: Values) => string;
  readonly types: readonly ResourceType[];
  readonly limits: readonly Limit[];
  readonly content?: Content;
  readonly probes: readonly Probe[];
  readonly canaries: readonly Canary[];
}
