/** All vendors at a glance: what each is granted, of which class of data, and what is a customer's choice. */
import type { DataClass } from "../grants/grant";
import { inputsOf } from "../iam/when";
import type { Vendor } from "./vendor";

/** Version of the overview's shape: raised when a field changes its meaning or goes away. */
export const OVERVIEW_SCHEMA_VERSION = 1;

/** One grant in the overview. */
export interface OverviewGrant {
  readonly id: string;
  readonly title: string;
  readonly dataClass: DataClass;
  /** Inputs that switch it on; absent: always granted. */
  readonly inputs?: readonly string[];
}

/** One vendor, or one shape of a vendor. */
export interface VendorOverview {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly principal: Vendor["principal"];
  /** The vendor whose better way in stands under this id. */
  readonly shapeOf?: string;
  readonly access: "reads" | "writes";
  /** Sorted, each once. */
  readonly dataClasses: readonly DataClass[];
  readonly grants: readonly OverviewGrant[];
  /** Policies that AWS owns, attached only when a switch asks for it. */
  readonly awsManagedPolicies: readonly string[];
}

/** Everything that the command prints. */
export interface Overview {
  readonly schemaVersion: typeof OVERVIEW_SCHEMA_VERSION;
  readonly vendors: readonly VendorOverview[];
}

/** The overview of the given vendors, in their order. */
export function overviewOf(vendors: readonly Vendor[]): Overview {
  return { schemaVersion: OVERVIEW_SCHEMA_VERSION, vendors: vendors.map(vendorOverview) };
}

function vendorOverview(vendor: Vendor): VendorOverview {
  const { id, title, purpose, principal, shapeOf, grants, awsManagedPolicies } = vendor;
  return {
    id,
    title,
    purpose: `${title} ${purpose}`,
    principal,
    ...(shapeOf !== undefined && { shapeOf }),
    access: principal === "role" && vendor.declaration ? "writes" : "reads",
    dataClasses: [...new Set(grants.map((grant) => grant.dataClass))].sort(),
    grants: grants.map((grant) => ({
      id: grant.id,
      title: grant.title,
      dataClass: grant.dataClass,
      ...(grant.enabledBy && { inputs: inputsOf(grant.enabledBy) }),
    })),
    awsManagedPolicies: (awsManagedPolicies ?? []).map((policy) => policy.name),
  };
}

/** The overview as a table for a person. */
export function overviewText(overview: Overview): string {
  const rows = [
    ["vendor", "principal", "access", "data classes", ""],
    ...overview.vendors.map((vendor) => [
      vendor.id,
      vendor.principal,
      vendor.access,
      vendor.dataClasses.join(", "),
      vendor.shapeOf === undefined ? "" : `better: ${vendor.shapeOf}`,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/** Every vendor with its grants, as a list for a person. */
export function overviewDetails(overview: Overview): string {
  return `${overview.vendors.map(details).join("\n\n")}\n`;
}

function details(vendor: VendorOverview): string {
  const grants = vendor.grants.map((grant) => {
    const choice = grant.inputs ? ` (${grant.inputs.join(", ")})` : "";
    return `  ${grant.title} [${grant.dataClass}]${choice}`;
  });
  const managed = vendor.awsManagedPolicies.map((name) => `  AWS's ${name}, only if switched on`);
  return [`${vendor.id}: ${vendor.purpose}`, ...grants, ...managed].join("\n");
}
