/** The role or user of a vendor, rendered for known values, as the sandbox serves it. */
import type { NamedPolicy, PolicyDocument } from "../iam/policy";
import type { RenderedPolicy, RenderedPrincipal } from "../vendors/render";
import type { ManagedPolicy, SandboxRole, SandboxUser } from "./account";

/** What can be served, and what of it the sandbox cannot know. */
export interface Served {
  readonly roles: readonly SandboxRole[];
  readonly users: readonly SandboxUser[];
  /** Sentences for the person who starts the sandbox: policies whose documents only AWS has. */
  readonly gaps: readonly string[];
}

/** Turns a rendered principal into a role or user. Policies that AWS owns are attached, but grant nothing here. */
export function servedPrincipal(rendered: RenderedPrincipal): Served {
  const { name, path, tags, permissionsBoundaryArn } = rendered;
  const inline = rendered.policies.filter(({ managedArn }) => managedArn === undefined);
  const identity = {
    name,
    path,
    tags,
    inline: byName(inline),
    attached: [
      ...managedPolicies(rendered.policies),
      ...rendered.awsManagedPolicyArns.map((arn) => ({ arn, document: NOTHING })),
    ],
    ...(permissionsBoundaryArn !== undefined && {
      boundary: { arn: permissionsBoundaryArn, document: EVERYTHING },
    }),
  };
  const gaps = [
    ...rendered.awsManagedPolicyArns.map(
      (arn) => `${arn} is AWS's own: it is attached, but grants nothing here.`,
    ),
    ...(permissionsBoundaryArn === undefined
      ? []
      : [`${permissionsBoundaryArn} is not known here: the boundary limits nothing.`]),
  ];
  switch (rendered.kind) {
    case "role": {
      const { trust, maxSessionDuration, workloadBoundary } = rendered;
      const unattached = workloadBoundary ? managedPolicies([workloadBoundary]) : [];
      return { roles: [{ ...identity, trust, maxSessionDuration, unattached }], users: [], gaps };
    }
    case "user":
      return { roles: [], users: [identity], gaps };
  }
}

const NOTHING: PolicyDocument = { Version: "2012-10-17", Statement: [] };
const EVERYTHING: PolicyDocument = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
};

function managedPolicies(policies: readonly RenderedPolicy[]): readonly ManagedPolicy[] {
  return policies.flatMap(({ managedArn, document }) =>
    managedArn === undefined ? [] : [{ arn: managedArn, document }],
  );
}

function byName(policies: readonly NamedPolicy[]): Readonly<Record<string, PolicyDocument>> {
  return Object.fromEntries(policies.map(({ name, document }) => [name, document]));
}
