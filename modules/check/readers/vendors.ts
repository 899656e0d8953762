/** This project's own vendors as principals: switches on and off, optional values given and not. */
import type { InputValues } from "../../vendors/literal";
import { commercial } from "../../vendors/literal";
import { exampleValues } from "../../vendors/example-values";
import { isRequired } from "../../vendors/input";
import { renderPrincipal, type RenderedPrincipal } from "../../vendors/render";
import { validateInputs } from "../../vendors/validate";
import type { Vendor } from "../../vendors/vendor";
import type { CheckedPrincipal } from "../principal";
import { vendorRoleArns } from "./vendor-roles";

/** The account that the examples are made for. */
const EXAMPLE_ACCOUNT = commercial("111122223333");

/** Up to this many switches every combination is judged; above it, those of `fewCombinations`. */
const MOST_SWITCHES = 6;

/**
 * One vendor's principals, one for each set of values that makes a difference; after them, if it creates roles, what bounds
 * those. The first of each has everything on.
 */
export function vendorPrincipals(vendor: Vendor): readonly CheckedPrincipal[] {
  const describedRoles = vendorRoleArns(EXAMPLE_ACCOUNT);
  const seen = new Map<string, CheckedPrincipal>();
  const boundaries = new Map<string, CheckedPrincipal>();
  for (const values of valueSets(vendor)) {
    if (validateInputs(vendor, values.given, EXAMPLE_ACCOUNT).length > 0) continue;
    const rendered = renderPrincipal(vendor, values.given, EXAMPLE_ACCOUNT);
    const key = JSON.stringify([
      rendered.policies,
      rendered.awsManagedPolicyArns,
      rendered.kind === "role" && rendered.trust,
    ]);
    const source = `vendor ${vendor.id}, ${values.label}`;
    if (!seen.has(key)) seen.set(key, { ...fromRendered(rendered, source), describedRoles });
    // Few switches make a difference to it, so it is told apart from the role and judged a few times only.
    const boundary = boundaryOf(rendered, source);
    if (boundary === undefined) continue;
    const bounds = JSON.stringify([boundary.attached, boundary.declaration]);
    if (!boundaries.has(bounds)) boundaries.set(bounds, boundary);
  }
  return [...seen.values(), ...boundaries.values()];
}

/**
 * The boundary of the roles that a provisioner creates, as a policy of its own. Whoever creates a role can use it, so what the
 * boundary allows is judged like a grant.
 */
export function boundaryOf(rendered: RenderedPrincipal, source: string): CheckedPrincipal | undefined {
  if (rendered.kind !== "role" || rendered.workloadBoundary === undefined) return undefined;
  const { workloadBoundary, workloadDeclaration } = rendered;
  const { name, document, managedArn } = workloadBoundary;
  return {
    kind: "policy",
    name,
    source,
    accountId: rendered.arn.split(":")[4] ?? "",
    inline: [],
    // As a managed policy, so that its size counts, and so that rewriting it is a way to more permissions.
    attached: [{ name, awsManaged: false, document, ...(managedArn !== undefined && { arn: managedArn }) }],
    unknowns: [],
    ...(workloadDeclaration && { declaration: workloadDeclaration }),
  };
}

/** A rendered role or user as the judgement reads it. */
export function fromRendered(rendered: RenderedPrincipal, source: string): CheckedPrincipal {
  const { kind, name, path, policies } = rendered;
  const declaration = rendered.kind === "role" ? rendered.declaration : undefined;
  return {
    kind,
    name,
    path,
    source,
    accountId: rendered.arn.split(":")[4] ?? "",
    ...(rendered.kind === "role" && { trust: { name: "trust policy", document: rendered.trust } }),
    inline: policies.filter((policy) => policy.managedArn === undefined),
    attached: [
      ...policies
        .filter((policy) => policy.managedArn !== undefined)
        .map((policy) => ({ ...policy, arn: policy.managedArn!, awsManaged: false })),
      ...rendered.awsManagedPolicyArns.map((arn) => ({
        name: arn.split("/").pop() ?? arn,
        arn,
        awsManaged: true,
      })),
    ],
    ...(rendered.permissionsBoundaryArn !== undefined && {
      boundary: { known: false, name: rendered.permissionsBoundaryArn },
    }),
    unknowns: [],
    ...(declaration && { declaration }),
  };
}

interface ValueSet {
  readonly label: string;
  readonly given: InputValues;
}

/** Everything on, then the other combinations of switches, each with and without the optional values. */
function valueSets(vendor: Vendor): readonly ValueSet[] {
  const switches = vendor.inputs.filter((input) => input.type === "bool").map((input) => input.name);
  const required = exampleValues(vendor);
  const combinations =
    switches.length <= MOST_SWITCHES ? everyCombination(switches) : fewCombinations(switches);
  const bases = [
    { text: "optional values given", values: { ...required, ...optionalExamples(vendor) } },
    { text: "optional values empty", values: required },
  ];
  return combinations.flatMap(({ label, on }) =>
    bases.map(({ text, values }) => ({
      label: `${label}, ${text}`,
      given: { ...values, ...Object.fromEntries(switches.map((name) => [name, on.has(name)])) },
    })),
  );
}

function optionalExamples(vendor: Vendor): InputValues {
  const optional = vendor.inputs.filter((input) => !isRequired(input) && input.type !== "bool");
  // A boundary limits what is granted: without it more is judged.
  const boundary =
    vendor.principal === "role" ? vendor.role.permissionsBoundary : vendor.user.permissionsBoundary;
  return Object.fromEntries(
    optional.filter(({ name }) => name !== boundary).map((input) => [input.name, input.example]),
  );
}

interface Combination {
  readonly label: string;
  readonly on: ReadonlySet<string>;
}

function everyCombination(switches: readonly string[]): readonly Combination[] {
  const count = 2 ** switches.length;
  return Array.from({ length: count }, (_, i) => {
    const off = switches.filter((_name, bit) => (i >> bit) & 1);
    const label = off.length === 0 ? "everything on" : `off: ${off.join(", ")}`;
    return { label, on: new Set(switches.filter((name) => !off.includes(name))) };
  });
}

/** All on, all off, each one off, each one on, each pair on: a fault needs the statements of one policy or their sum. */
function fewCombinations(switches: readonly string[]): readonly Combination[] {
  const pairs = switches.flatMap((a, i) => switches.slice(i + 1).map((b) => [a, b]));
  return [
    { label: "everything on", on: new Set(switches) },
    ...switches.map((name) => ({
      label: `off: ${name}`,
      on: new Set(switches.filter((other) => other !== name)),
    })),
    ...switches.map((name) => ({ label: `only on: ${name}`, on: new Set([name]) })),
    ...pairs.map((pair) => ({ label: `only on: ${pair.join(", ")}`, on: new Set(pair) })),
    { label: "every switch off", on: new Set() },
  ];
}
