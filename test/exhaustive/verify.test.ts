/** For every grant of every vendor: one write more, and one read less, in the live principal turns the run red. */
import { toList, type PolicyDocument, type PolicyStatement } from "../../modules/iam/policy";
import type { SandboxRole } from "../../modules/sandbox/account";
import { VENDORS } from "../../modules/vendors";
import { literalForm } from "../../modules/vendors/literal";
import { isOn } from "../../modules/verify/described";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { GIVEN } from "../verify/matrix-cases";
import { ACCOUNT, runInSandbox, troubles } from "../verify/run-in-sandbox";

const VERIFIERS = { verifier_principal_arns: ["arn:aws:iam::111122223333:user/verifier"] };

/** Every role vendor with most of its switches on. */
const ROLES = VENDORS.filter((vendor) => vendor.principal === "role").map((vendor) => {
  const sets = Object.values(VENDOR_VALUE_SETS[vendor.id] ?? {});
  const given = vendor.id === "argmin" ? GIVEN : { ...(sets[1] ?? sets[0]), ...VERIFIERS };
  return { vendor, given, form: literalForm(vendor, given, ACCOUNT) };
});

const GRANTS = ROLES.flatMap(({ vendor, given, form }) =>
  vendor.grants
    .filter((grant) => isOn(grant, form))
    .map((grant) => [`${vendor.id} ${grant.id}`, { vendor, given, form, grant }] as const),
);

function widened(document: PolicyDocument, action: string): PolicyDocument {
  const extra: PolicyStatement = { Sid: "ByHand", Effect: "Allow", Action: action, Resource: "*" };
  return { ...document, Statement: [...toList<PolicyStatement>(document.Statement), extra] };
}

/** The statement goes into whichever policy holds the grant: the inline one of its name, or the first that is managed. */
function withWrite(role: SandboxRole, grant: string, action: string): SandboxRole {
  const inline = role.inline?.[grant];
  if (inline) return { ...role, inline: { ...role.inline, [grant]: widened(inline, action) } };
  const attached = (role.attached ?? []).map((policy, index) =>
    index === 0 ? { ...policy, document: widened(policy.document, action) } : policy,
  );
  return { ...role, attached };
}

test.each(GRANTS)(
  "a write added to %s is a finding, named by drift, and by a canary where there is one",
  async (_name, one) => {
    const { vendor, given, form, grant } = one;
    const canary = grant.canaries.find(
      (each) => each.principal !== "user" && (each.when === undefined || form.holds(each.when)),
    );
    const service = grant.statements(form.values)[0]?.actions[0]?.split(":")[0] ?? "";
    const action = canary?.action ?? `${service}:TagResource`;
    const { result } = await runInSandbox({
      vendor,
      given,
      as: "verifier",
      change: (role) => withWrite(role, grant.id, action),
    });
    expect(result.exitCode).toBe(2);
    const named = troubles(result).filter(
      (line) => line.startsWith("drift ") && line.endsWith("/ByHand statement-added"),
    );
    expect(named).toHaveLength(1);
    // A provisioner is denied some of it whatever else is allowed; a write call of several grants is made once.
    const tried = result.lines.filter(({ part, title }) => part === "canary" && title === canary?.action);
    if (vendor.id !== "alethia" && canary) expect(tried.map(({ verdict }) => verdict)).toContain("finding");
  },
);

test.each(GRANTS)(
  "what every read of %s needs, taken away, is a gap or worse, never passed",
  async (_name, one) => {
    const { vendor, given, form, grant } = one;
    const probe = grant.probes.find(
      (each) =>
        each.expect !== "refused" &&
        each.after === undefined &&
        (each.when === undefined || form.holds(each.when)),
    );
    if (probe === undefined) return;
    const faults = [{ kind: "missing-permission", action: probe.action }] as const;
    const { result } = await runInSandbox({ vendor, given, as: "verifier", faults });
    expect(result.exitCode).toBe(1);
    expect(troubles(result)).toEqual(expect.arrayContaining([`probe ${grant.id}/${probe.id} not-granted`]));
  },
);
