/** The licences of all packages from which a bundle was made. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** A text with name, version, licence and licence text of every package among these files, sorted by name; a text is printed once. */
export function collectLicences(root: string, files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  const packages = [...folders].map((folder) => describe(join(root, folder)));
  const byText = new Map<string, Set<string>>();
  for (const { title, text } of packages) byText.set(text, (byText.get(text) ?? new Set()).add(title));
  const sections = [...byText].map(([text, titles]) => `${[...titles].sort().join("\n")}\n\n${text}`).sort();
  const head = "The bundled programs contain these packages, each under the licence below its name.";
  return `${[head, ...sections].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** `node_modules/@scope/name` of a file in it; a nested copy is a package of its own. */
function packageFolder(file: string): string | undefined {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return found?.[1];
}

function describe(folder: string): { readonly title: string; readonly text: string } {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as PackageJson;
  if (license === undefined) throw new Error(`${name} states no licence: it cannot be part of a bundle.`);
  return { title: `${name} ${version} (${license})`, text: licenceText(folder) };
}

function licenceText(folder: string): string {
  const names = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), "utf8").replace(/\r\n/g, "\n").trim());
  return texts.length > 0
    ? texts.join("\n\n")
    : "The package has no licence text of its own; the name of its licence is above.";
}
