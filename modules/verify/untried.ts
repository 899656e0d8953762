/** Says of what nothing was tried on that nothing was: grants without a read, services without a write call. */
import { actionParts } from "../iam/actions";
import { isOn } from "./described";
import type { Line } from "./line";
import type { VerifyOptions } from "./options";
import type { Check } from "./plan";
import { lineFrom, type Session } from "./session";

/** One line for each grant that is on and has no probe. */
export function withoutProbe(session: Session, { vendor, skip }: VerifyOptions): readonly Line[] {
  return vendor.grants
    .filter((grant) => isOn(grant, session.form) && !skip.has(grant.id) && grant.probes.length === 0)
    .map((grant) =>
      lineFrom(session, {
        part: "probe",
        id: `${grant.id}/none`,
        title: grant.title,
        reason: "no-safe-read",
      }),
    );
}

/** One line for each service that a grant names and no canary covers. */
export function withoutCanary(
  session: Session,
  { vendor, skip }: VerifyOptions,
  checks: readonly Check[],
): readonly Line[] {
  const covered = new Set(
    checks
      .filter((check) => (check.kind === "decided" ? check.part : check.kind) === "canary")
      .map((check) => actionParts(check.call.action).service),
  );
  const { form } = session;
  const granted = vendor.grants
    .filter((grant) => isOn(grant, form) && !skip.has(grant.id))
    .flatMap((grant) => grant.statements(form.values))
    .filter((statement) => !statement.when || form.holds(statement.when))
    .flatMap((statement) => statement.actions.map((action) => actionParts(action).service));
  return [...new Set(granted)]
    .filter((service) => !covered.has(service))
    .sort()
    .map((service) =>
      lineFrom(session, {
        part: "canary",
        id: `${service}/none`,
        title: `writes of ${service}`,
        reason: "no-write-calls",
      }),
    );
}
