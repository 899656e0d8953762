/** The values of Terraform variables, gathered from everywhere the cdktf CLI and Terraform look, in their order. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Fault } from "../../modules/errors";
import { readTfvarsFile } from "../../modules/tfvars/read-file";
import type { TfvarsValue } from "../../modules/tfvars/value";

/** Where values may come from. */
export interface ValueSources {
  /** The project: the folder with cdktf.json. Relative paths start here. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `NAME=VALUE`, as given with --var. */
  readonly vars: readonly string[];
  /** Files given with --var-file. */
  readonly varFiles: readonly string[];
}

/** One value, and what it would be called in a message. Text has no type yet: a shell knows none. */
export type GivenValue = { readonly origin: string } & (
  { readonly kind: "text"; readonly text: string } | { readonly kind: "value"; readonly value: TfvarsValue }
);

export interface GivenValues {
  readonly values: ReadonlyMap<string, GivenValue>;
  /** What cannot be read, and values of --var that a file would silently override. */
  readonly faults: readonly Fault[];
  /** Whether everything could be read: otherwise it cannot be told what is missing. */
  readonly complete: boolean;
}

/** Gathers the values: TF_VAR_*, then --var, then the project's files, then --var-file; the later wins, as in the CLI. */
export function readGivenValues(sources: ValueSources): GivenValues {
  const faults: Fault[] = [];
  let complete = true;
  const values = new Map<string, GivenValue>();
  for (const [name, text] of Object.entries(sources.environment)) {
    if (!name.startsWith("TF_VAR_") || text === undefined) continue;
    values.set(name.slice("TF_VAR_".length), { origin: name, kind: "text", text });
  }
  for (const pair of sources.vars) {
    const at = pair.indexOf("=");
    if (at < 1) {
      complete = false;
      // Not its text: it may be a secret without a name.
      faults.push({
        field: "--var",
        rule: "be NAME=VALUE",
        remedy: "Write it as --var cur_bucket_name=my-bucket.",
      });
      continue;
    }
    values.set(pair.slice(0, at), { origin: "--var", kind: "text", text: pair.slice(at + 1) });
  }
  for (const path of [
    ...projectFiles(sources.folder),
    ...sources.varFiles.map((file) => resolve(sources.folder, file)),
  ]) {
    const file = readTfvarsFile(path);
    faults.push(...file.faults);
    complete &&= file.faults.length === 0;
    const origin = relative(sources.folder, path);
    for (const [name, value] of Object.entries(file.values)) {
      if (values.get(name)?.origin === "--var") faults.push(overridden(name, origin));
      values.set(name, { origin, kind: "value", value });
    }
  }
  return { values, faults, complete };
}

function overridden(name: string, origin: string): Fault {
  return {
    field: `--var ${name}`,
    rule: `not stand beside a value in ${origin}, which the cdktf CLI prefers without a word`,
    remedy: "Remove one of the two, or give the value with --var-file.",
  };
}

/** The value files that the CLI loads by itself, as absolute paths, in its order. */
export function projectFiles(folder: string): readonly string[] {
  const names = readdirSync(folder).sort();
  const ending = (text: string) => names.filter((name) => name.endsWith(text) && !name.startsWith("."));
  return [
    "terraform.tfvars",
    "terraform.tfvars.json",
    ...ending(".auto.tfvars"),
    ...ending(".auto.tfvars.json"),
  ]
    .map((name) => resolve(folder, name))
    .filter((path) => existsSync(path) && statSync(path).isFile());
}
