/** A fixture of `test/cases/check-inputs`: an input in short, and what has to be found in each of its principals. */
import type { RuleId } from "../../modules/check/rules";

/** Per principal, by name: every rule that is found with the severity error or unknown. */
export type Found = Readonly<Record<string, readonly RuleId[]>>;

export interface PlanCase {
  readonly title: string;
  readonly found: Found;
  readonly resources: readonly PlannedResource[];
  /** Fields of the plan itself. */
  readonly plan?: object;
}

export interface SynthCase {
  readonly title: string;
  readonly found: Found;
  readonly stack: object;
}

/** One resource of a plan, and what its configuration says. */
export interface PlannedResource {
  readonly address: string;
  readonly after?: object | null;
  readonly before?: object | null;
  readonly unknown?: object;
  readonly actions?: readonly string[];
  /** What each attribute's expression refers to. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
  readonly provider?: string;
}

/** Documents that the fixtures name instead of repeating them. */
const DOCUMENTS: Readonly<Record<string, object>> = {
  $TRUST: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { AWS: "arn:aws:iam::999988887777:root" },
        Condition: { StringEquals: { "sts:ExternalId": "acme-7d1f" } },
      },
    ],
  },
  $BARE_TRUST: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { AWS: "arn:aws:iam::999988887777:root" },
      },
    ],
  },
  $READ: statement("ec2:DescribeRegions"),
  $WRITE: statement("s3:PutObject"),
  // Two of them are more than a role's inline policies may hold together.
  $LONG: statement("ec2:DescribeRegions", "x".repeat(6000)),
};

function statement(Action: string, Sid = "Only"): object {
  return { Version: "2012-10-17", Statement: [{ Sid, Effect: "Allow", Action, Resource: "*" }] };
}

/** Puts the documents, as text, where the fixture names them. */
function withDocuments<T>(value: T): T {
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    const document = typeof inner === "string" ? DOCUMENTS[inner] : undefined;
    return document === undefined ? inner : JSON.stringify(document);
  });
  return JSON.parse(text) as T;
}

/** The text of a plan. */
export function planText(one: Pick<PlanCase, "resources" | "plan">): string {
  const resources = withDocuments(one.resources);
  return JSON.stringify({
    resource_changes: resources.map(({ address, after = null, before = null, unknown = {}, actions }) => ({
      address,
      mode: "managed",
      type: localAddress(address).split(".")[0],
      change: { actions: actions ?? ["create"], before, after, after_unknown: unknown },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ address, references = {}, provider = "aws" }) => ({
          address: localAddress(address),
          provider_config_key: provider,
          expressions: Object.fromEntries(
            Object.entries(references).map(([attribute, names]) => [attribute, { references: names }]),
          ),
        })),
      },
    },
    ...one.plan,
  });
}

function localAddress(address: string): string {
  return address.replace(/\[.*/, "");
}

/** The text of a Terraform JSON configuration. */
export function synthText({ stack }: Pick<SynthCase, "stack">): string {
  return JSON.stringify(withDocuments(stack));
}
