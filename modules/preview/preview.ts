/** What a reviewer sees before consenting: who may act, what can be read, which class of data, what is refused. */
import { DATA_CLASSES, type DataClass } from "../grants/grant";
import { toPolicyDocument } from "../iam/document";
import type { PolicyDocument } from "../iam/policy";
import { literalForm, type Environment, type InputValues } from "../vendors/literal";
import { renderPrincipal } from "../vendors/render";
import type { Vendor } from "../vendors/vendor";

/** Version of the document's shape: raised when a field changes its meaning or goes away. */
export const PREVIEW_SCHEMA_VERSION = 1;

/** One grant as the reviewer sees it. */
export interface PreviewGrant {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly dataClass: DataClass;
  /** What can be read and where. */
  readonly summary: string;
  /** The statements, for those who want to read them. */
  readonly document: PolicyDocument;
}

/** Everything that is shown. No external ID is in it. */
export interface Preview {
  readonly schemaVersion: typeof PREVIEW_SCHEMA_VERSION;
  readonly vendor: string;
  readonly title: string;
  /** A sentence that begins with the title. */
  readonly purpose: string;
  readonly principal: { readonly kind: "role" | "user"; readonly arn: string };
  /** Who may act as the principal, in words. */
  readonly trust: readonly string[];
  readonly granted: readonly PreviewGrant[];
  /** Policies of AWS's own that a switch attaches. */
  readonly awsManagedPolicies: readonly string[];
  /** Grants that the customer has switched off, by title. */
  readonly declined: readonly string[];
  /** The classes of data that are granted, with what they are. */
  readonly dataClasses: Readonly<Partial<Record<DataClass, string>>>;
}

/** Builds the preview for values that have been checked. */
export function preview(vendor: Vendor, given: InputValues, environment: Environment): Preview {
  const { values, holds } = literalForm(vendor, given, environment);
  const rendered = renderPrincipal(vendor, given, environment);
  const isOn = (grant: Vendor["grants"][number]) => !grant.enabledBy || holds(grant.enabledBy);
  const granted = vendor.grants.filter(isOn);
  const classes = [...new Set(granted.map((grant) => grant.dataClass))].sort();
  return {
    schemaVersion: PREVIEW_SCHEMA_VERSION,
    vendor: vendor.id,
    title: vendor.title,
    purpose: `${vendor.title} ${vendor.purpose}`,
    principal: { kind: rendered.kind, arn: rendered.arn },
    trust: vendor.trustSummary
      .filter((line) => !line.when || holds(line.when))
      .map((line) => line.text(values)),
    granted: granted.map((grant) => ({
      id: grant.id,
      title: grant.title,
      reason: grant.reason,
      dataClass: grant.dataClass,
      summary: grant.summary(values),
      document: toPolicyDocument(grant.statements(values), holds),
    })),
    awsManagedPolicies: rendered.awsManagedPolicyArns,
    declined: vendor.grants.filter((grant) => !isOn(grant)).map((grant) => grant.title),
    dataClasses: Object.fromEntries(classes.map((name) => [name, DATA_CLASSES[name]])),
  };
}
