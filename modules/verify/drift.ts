/** Compares what IAM has stored with the description. Pure: lines from two values. */
import type { PolicyDocument } from "../iam/policy";
import type { RenderedPolicy, RenderedPrincipal } from "../vendors/render";
import { undecided } from "./judge";
import type { LivePrincipal, Read } from "./live";
import { policyChanges } from "./policy-change";
import type { ReasonKey } from "./reasons";
import type { Reply } from "./reply";

/** One thing that was compared. */
export interface Comparison {
  readonly id: string;
  readonly title: string;
  readonly reason: ReasonKey;
  readonly detail?: string;
  readonly reply?: Reply;
}

/** Everything that is compared, one entry for each thing that is equal and for each difference. */
export function compareLive(
  described: RenderedPrincipal,
  live: LivePrincipal,
  partition: string,
): readonly Comparison[] {
  if (live.basics.kind === "missing") {
    const title = `the ${described.kind} itself`;
    return [{ id: described.kind, title, reason: "principal-missing", reply: live.basics.reply }];
  }
  return [
    ...basics(described, live.basics, partition),
    ...inlinePolicies(described, live.inline, partition),
    ...attachments(described, live.attached, partition),
    ...unattachedPolicies(described).flatMap((policy) =>
      onePolicy(policy, live.unattached[policy.managedArn], partition),
    ),
    ...(live.groups ? groups(live.groups) : []),
  ];
}

/** Policies that the module makes and attaches to nobody: the boundary of what a provisioner creates. */
export function unattachedPolicies(
  described: RenderedPrincipal,
): readonly (RenderedPolicy & { readonly managedArn: string })[] {
  const boundary = described.kind === "role" ? described.workloadBoundary : undefined;
  return boundary?.managedArn === undefined ? [] : [{ ...boundary, managedArn: boundary.managedArn }];
}

function basics(
  described: RenderedPrincipal,
  read: LivePrincipal["basics"],
  partition: string,
): readonly Comparison[] {
  const role = described.kind === "role" ? described : undefined;
  if (read.kind !== "read") {
    const whole = role ? [{ id: "trust", title: "trust policy" }] : [];
    return [...whole, { id: "boundary", title: "permissions boundary" }].map((what) => unread(what, read));
  }
  const { arn = described.arn, trust, maxSessionDuration, boundaryArn } = read.value;
  return [
    ...(arn === described.arn
      ? []
      : [
          {
            id: described.kind,
            title: `the ${described.kind} itself`,
            reason: "path-differs",
            detail: `${arn} instead of ${described.arn}`,
          } as const,
        ]),
    ...(role
      ? trust
        ? documentLines("trust", "trust policy", role.trust, trust, partition)
        : [unread({ id: "trust", title: "trust policy" })]
      : []),
    boundary(described.permissionsBoundaryArn, boundaryArn),
    ...(role && maxSessionDuration !== undefined && maxSessionDuration !== role.maxSessionDuration
      ? [
          {
            id: "session-duration",
            title: "longest session",
            reason: "session-duration-differs",
            detail: `${maxSessionDuration} seconds instead of ${role.maxSessionDuration}`,
          } as const,
        ]
      : []),
  ];
}

function boundary(described: string | undefined, live: string | undefined): Comparison {
  const what = { id: "boundary", title: "permissions boundary" };
  if (live === undefined) return unread(what);
  if ((described ?? "none") === live) return { ...what, reason: "as-described" };
  if (described === undefined) return { ...what, reason: "boundary-added", detail: live };
  return { ...what, reason: "boundary-missing", detail: `${live} instead of ${described}` };
}

function inlinePolicies(
  { policies }: RenderedPrincipal,
  read: LivePrincipal["inline"],
  partition: string,
): readonly Comparison[] {
  const inline = policies.filter((policy) => policy.managedArn === undefined);
  if (read.kind !== "read") return [unread({ id: "policies", title: "inline policies" }, read)];
  const known = inline.flatMap((policy) =>
    onePolicy(
      policy,
      Object.hasOwn(read.value, policy.name) ? read.value[policy.name] : undefined,
      partition,
    ),
  );
  const added = Object.keys(read.value)
    .filter((name) => !inline.some((policy) => policy.name === name))
    .sort()
    .map((name): Comparison => {
      const document = read.value[name];
      const actions = document?.kind === "read" ? actionsOf(document.value) : "";
      return {
        id: `policy/${name}`,
        title: `inline policy ${name}`,
        reason: "policy-added",
        detail: `${name}${actions}`,
      };
    });
  return [...known, ...added];
}

function actionsOf(document: PolicyDocument): string {
  const [first, ...rest] = policyChanges({ Statement: [] }, { ...document, Version: "2008-10-17" }, "aws");
  return first ? `: ${[first, ...rest].map(({ detail }) => detail).join("; ")}` : "";
}

function onePolicy(
  policy: RenderedPolicy,
  read: Read<PolicyDocument> | undefined,
  partition: string,
): readonly Comparison[] {
  const what = { id: `policy/${policy.name}`, title: `policy ${policy.name}` };
  if (read === undefined) return [{ ...what, reason: "policy-missing", detail: policy.name }];
  if (read.kind === "missing")
    return [{ ...what, reason: "policy-missing", detail: policy.name, reply: read.reply }];
  if (read.kind !== "read") return [unread(what, read)];
  return documentLines(what.id, what.title, policy.document, read.value, partition);
}

function documentLines(
  id: string,
  title: string,
  described: PolicyDocument,
  live: PolicyDocument,
  partition: string,
): readonly Comparison[] {
  const changes = policyChanges(described, live, partition);
  if (changes.length === 0) return [{ id, title, reason: "as-described" }];
  return changes.map(({ statement, reason, detail }) => ({
    id: `${id}/${statement}`,
    title: `${title}, statement ${statement}`,
    reason,
    detail,
  }));
}

function attachments(
  described: RenderedPrincipal,
  read: LivePrincipal["attached"],
  partition: string,
): readonly Comparison[] {
  const what = { id: "attached", title: "attached policies" };
  if (read.kind !== "read") return [unread(what, read)];
  const own = described.policies.filter((policy) => policy.managedArn !== undefined);
  const liveOf = (arn: string | undefined) => read.value.find((policy) => policy.arn === arn);
  const compared = own.flatMap((policy) => {
    const live = liveOf(policy.managedArn);
    return onePolicy(policy, live && (live.document ?? { kind: "not-readable" }), partition);
  });
  const ofAws = described.awsManagedPolicyArns.map((arn): Comparison => {
    const attached = liveOf(arn) !== undefined;
    return {
      id: `attached/${arn}`,
      title: `attached ${arn}`,
      reason: attached ? "as-described" : "policy-missing",
    };
  });
  const expected = new Set([...own.map((policy) => policy.managedArn), ...described.awsManagedPolicyArns]);
  const added = read.value
    .filter(({ arn }) => !expected.has(arn))
    .map(({ arn }): Comparison => ({
      id: `attached/${arn}`,
      title: `attached ${arn}`,
      reason: "policy-attached",
      detail: arn,
    }));
  const nothing: readonly Comparison[] =
    expected.size === 0 && added.length === 0 ? [{ ...what, reason: "as-described" }] : [];
  return [...compared, ...ofAws, ...added, ...nothing];
}

function groups(read: Read<readonly string[]>): readonly Comparison[] {
  const what = { id: "groups", title: "groups of the user" };
  if (read.kind !== "read") return [unread(what, read)];
  if (read.value.length === 0) return [{ ...what, reason: "as-described" }];
  return read.value.map((name) => ({
    ...what,
    id: `group/${name}`,
    reason: "group-membership",
    detail: name,
  }));
}

function unread(
  what: { readonly id: string; readonly title: string },
  read?: Exclude<Read<unknown>, { kind: "read" }>,
): Comparison {
  if (read?.kind === "failed") return { ...what, reason: undecided(read.outcome), reply: read.reply };
  return { ...what, reason: "not-readable", ...(read?.reply && { reply: read.reply }) };
}
