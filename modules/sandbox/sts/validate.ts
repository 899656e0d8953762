/** The constraints of the STS model, checked before anything is authorised, as STS does. */
import type { Params, ServiceError } from "../call";

/** Limits of one member: lengths in characters, numbers as they are (STS API reference: AssumeRole). */
interface Constraint {
  readonly member: string;
  readonly required?: true;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly number?: true;
}

const SESSION_NAME: Constraint = {
  member: "RoleSessionName",
  required: true,
  min: 2,
  max: 64,
  pattern: "[\\w+=,.@-]*",
};
const ROLE_ARN: Constraint = { member: "RoleArn", required: true, min: 20, max: 2048 };
const DURATION: Constraint = { member: "DurationSeconds", min: 900, max: 43_200, number: true };
const POLICY: Constraint = { member: "Policy", min: 1, max: 2048 };

/** Constraints of AssumeRole. */
export const ASSUME_ROLE: readonly Constraint[] = [
  ROLE_ARN,
  SESSION_NAME,
  DURATION,
  POLICY,
  { member: "ExternalId", min: 2, max: 1224, pattern: "[\\w+=,.@:\\/-]*" },
  { member: "SourceIdentity", min: 2, max: 64, pattern: "[\\w+=,.@-]*" },
];

/** Constraints of AssumeRoleWithWebIdentity. */
export const WEB_IDENTITY: readonly Constraint[] = [
  ROLE_ARN,
  SESSION_NAME,
  DURATION,
  POLICY,
  { member: "WebIdentityToken", required: true, min: 4, max: 20_000 },
];

/** Values that STS shows back in its text. An external ID or a token is never among them. */
const SHOWN: ReadonlySet<string> = new Set([
  "RoleArn",
  "RoleSessionName",
  "DurationSeconds",
  "SourceIdentity",
]);

/** One ValidationError that lists every constraint that does not hold. */
export function validationError(
  params: Params,
  constraints: readonly Constraint[],
): ServiceError | undefined {
  const found = constraints.flatMap((constraint) => violations(params[constraint.member], constraint));
  if (found.length === 0) return undefined;
  const errors = found.length === 1 ? "1 validation error" : `${found.length} validation errors`;
  return { code: "ValidationError", message: `${errors} detected: ${found.join("; ")}`, status: 400 };
}

function violations(value: unknown, constraint: Constraint): readonly string[] {
  const { member, required, min = 0, max = Infinity, pattern, number } = constraint;
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  const fault = (shown: string, rule: string): string =>
    `Value ${shown} at '${name}' failed to satisfy constraint: Member must ${rule}`;
  if (typeof value !== "string") return required ? [fault("null", "not be null")] : [];
  const shown = SHOWN.has(member) ? `'${value}'` : "'***'";
  if (number) {
    if (!/^\d+$/.test(value)) return [fault(shown, "be a number")];
    if (Number(value) < min) return [fault(shown, `have value greater than or equal to ${min}`)];
    return Number(value) > max ? [fault(shown, `have value less than or equal to ${max}`)] : [];
  }
  const found: string[] = [];
  if (value.length < min) found.push(fault(shown, `have length greater than or equal to ${min}`));
  if (value.length > max) found.push(fault(shown, `have length less than or equal to ${max}`));
  if (pattern !== undefined && !new RegExp(`^${pattern}$`).test(value)) {
    found.push(fault(shown, `satisfy regular expression pattern: ${pattern}`));
  }
  return found;
}
