/** The parts of documents that come from the model. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { grantTable, inputTables } from "../../modules/export/readme-tables";
import { findVendor } from "../../modules/vendors";
import { argmin } from "../../modules/vendors/argmin";
import { tfvarsExample } from "../../modules/vendors/tfvars-example";
import type { Vendor } from "../../modules/vendors/vendor";
import { reasonsPage } from "../../modules/verify/print-reasons";

const TABLES: Readonly<Record<string, (vendor: Vendor) => string>> = {
  inputs: (vendor) => inputTables(vendor).join("\n\n"),
  grants: grantTable,
};

/** The text with everything between `<!-- inputs:VENDOR -->` and `<!-- /inputs -->` (or `grants`) made anew. */
export function withTables(text: string): string {
  return text.replace(
    /(<!-- (inputs|grants):([a-z-]+) -->)[^]*?(<!-- \/\2 -->)/g,
    (_, begin: string, table: string, id: string, end: string) => {
      const vendor = findVendor(id);
      if (!vendor) throw new Error(`${begin} names no vendor.`);
      return `${begin}\n\n${TABLES[table]!(vendor)}\n\n${end}`;
    },
  );
}

/** Every generated file with what it should hold. `documents` are paths of Markdown files below `root`. */
export function generatedFiles(root: string, documents: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map([
    ["terraform.tfvars.example", tfvarsExample(argmin)],
    ["docs/reasons.md", reasonsPage()],
  ]);
  for (const file of documents) {
    const text = readFileSync(join(root, file), "utf8");
    if (/<!-- (inputs|grants):/.test(text)) files.set(file, withTables(text));
  }
  return files;
}
