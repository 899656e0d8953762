/** A vendor's access for known values: the role as it will exist. */
import { toPolicyDocument } from "../iam/document";
import type { NamedPolicy, PolicyDocument } from "../iam/policy";
import { literalForm, type Environment, type InputValues } from "./literal";
import type { Vendor } from "./vendor";

/** The role as AWS will store it. */
export interface RenderedRole {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly trust: PolicyDocument;
  /** One inline policy for each grant that is on, in the vendor's order. */
  readonly policies: readonly NamedPolicy[];
  readonly permissionsBoundaryArn?: string;
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly tags: Readonly<Record<string, string>>;
  /** The `granted_permissions` output. */
  readonly grantedPermissions: readonly string[];
}

/** Renders the role for values that have been checked. */
export function renderRole(vendor: Vendor, given: InputValues, environment: Environment): RenderedRole {
  const { values, holds, input } = literalForm(vendor, given, environment);
  const granted = vendor.grants.filter((grant) => !grant.enabledBy || holds(grant.enabledBy));
  const name = values.text(vendor.role.name);
  const path = values.text(vendor.role.path);
  const boundary = values.text(vendor.role.permissionsBoundary);
  return {
    name,
    path,
    arn: `arn:${environment.partition}:iam::${environment.accountId}:role${path}${name}`,
    trust: toPolicyDocument(vendor.trust(values), holds),
    policies: granted.map((grant) => ({
      name: grant.id,
      document: toPolicyDocument(grant.statements(values), holds),
    })),
    ...(boundary !== "" && { permissionsBoundaryArn: boundary }),
    maxSessionDuration: Number(input(vendor.role.maxSessionDuration)),
    tags: input(vendor.role.tags) as Readonly<Record<string, string>>,
    grantedPermissions: [
      ...vendor.trustSummary
        .filter((line) => !line.when || holds(line.when))
        .map((line) => line.text(values)),
      ...granted.map((grant) => grantSentence(grant.summary(values), grant.dataClass)),
    ],
  };
}

/** The sentence of a grant in `granted_permissions`: what, where, and which class of data. */
export function grantSentence(summary: string, dataClass: string): string {
  return `${summary} [${dataClass}]`;
}
