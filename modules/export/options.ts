/** What an export can be asked for. */

/** A directory to run Terraform in, or a child module without a provider of its own. */
export const FLAVORS = ["root", "module"] as const;
export type Flavor = (typeof FLAVORS)[number];

/** Terraform's own language, or its JSON syntax. */
export const FORMATS = ["hcl", "json"] as const;
type Format = (typeof FORMATS)[number];

/** What was exported: enough to export the same again. */
export interface ExportSource {
  /** The vendor's id. */
  readonly vendor: string;
  readonly flavor: Flavor;
  readonly format: Format;
  /** Whether `scripts/` with its bundled programs is part of it. */
  readonly scripts: boolean;
}
