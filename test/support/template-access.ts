/** A principal in words that a template and the model share, so that the two can be compared. */
import type { NodeMap } from "../../modules/cloudformation/intrinsic";
import { pascalCase } from "../../modules/cloudformation/names";
import { parameterText } from "../../modules/cloudformation/parameters";
import { canonicalPolicy } from "../../modules/iam/canonical";
import type { NamedPolicy, PolicyDocument } from "../../modules/iam/policy";
import type { InputValues } from "../../modules/vendors/literal";
import type { RenderedPrincipal } from "../../modules/vendors/render";
import type { Vendor } from "../../modules/vendors/vendor";
import type { ParameterValues, Resolver } from "./cloudformation-resolver";

export interface Access {
  readonly name: string;
  readonly path: string;
  readonly boundary: string | undefined;
  /** Seconds; 0 for a user. */
  readonly session: number;
  readonly trust: PolicyDocument | undefined;
  readonly policies: readonly NamedPolicy[];
  /** Names of own policies and ARNs of AWS's. */
  readonly attached: readonly string[];
  readonly sentences: readonly string[];
}

type Properties = Readonly<Record<string, unknown>>;

/** The values of the inputs that the template has, as a stack's user gives them. */
export function parametersFor(vendor: Vendor, values: InputValues, body: NodeMap): ParameterValues {
  const known = body["Parameters"] as NodeMap;
  return Object.fromEntries(
    vendor.inputs.flatMap((input) => {
      const value = values[input.name];
      const name = pascalCase(input.name);
      return value === undefined || !(name in known) ? [] : [[name, parameterText(value)]];
    }),
  );
}

/** What the template makes. */
export function fromTemplate(vendor: Vendor, resolver: Resolver): Access {
  const resources = resolver.section("Resources");
  const propertiesOf = (id: string) => resources[id]?.["Properties"] as Properties;
  const principal = propertiesOf(vendor.principal === "role" ? "Role" : "User");
  const managed = Object.keys(resources)
    .filter((id) => resources[id]?.["Type"] === "AWS::IAM::ManagedPolicy")
    .map(propertiesOf);
  const inline = (principal["Policies"] ?? []) as readonly Properties[];
  const sentences = resolver.section("Outputs")["GrantedPermissions"]?.["Value"] as string;
  return {
    name: (principal["RoleName"] ?? principal["UserName"]) as string,
    path: principal["Path"] as string,
    boundary: principal["PermissionsBoundary"] as string | undefined,
    session: Number(principal["MaxSessionDuration"] ?? 0),
    trust: maybeCanonical(principal["AssumeRolePolicyDocument"]),
    policies: byName([
      ...inline.map((policy) => named(policy["PolicyName"], policy["PolicyDocument"])),
      ...managed.map((policy) => named(policy["ManagedPolicyName"], policy["PolicyDocument"])),
    ]),
    attached: (principal["ManagedPolicyArns"] as readonly (string | { readonly resource: string })[]).map(
      (arn) => (typeof arn === "string" ? arn : (propertiesOf(arn.resource)["ManagedPolicyName"] as string)),
    ),
    sentences: sentences.split("\n").slice(0, -1),
  };
}

/** What the model says. */
export function fromModel(rendered: RenderedPrincipal): Access {
  const bound = rendered.kind === "role" ? rendered.workloadBoundary : undefined;
  const policies = [...rendered.policies, ...(bound ? [bound] : [])];
  return {
    name: rendered.name,
    path: rendered.path,
    boundary: rendered.permissionsBoundaryArn,
    session: rendered.kind === "role" ? rendered.maxSessionDuration : 0,
    trust: rendered.kind === "role" ? canonicalPolicy(rendered.trust) : undefined,
    policies: byName(policies.map(({ name, document }) => named(name, document))),
    attached: [
      ...rendered.policies.flatMap((policy) => (policy.managedArn === undefined ? [] : [policy.name])),
      ...rendered.awsManagedPolicyArns,
    ],
    sentences: rendered.grantedPermissions,
  };
}

function named(name: unknown, document: unknown): NamedPolicy {
  return { name: name as string, document: canonicalPolicy(document as PolicyDocument) };
}

function maybeCanonical(document: unknown): PolicyDocument | undefined {
  return document === undefined ? undefined : canonicalPolicy(document as PolicyDocument);
}

function byName(policies: readonly NamedPolicy[]): readonly NamedPolicy[] {
  return [...policies].sort((a, b) => (a.name < b.name ? -1 : 1));
}
