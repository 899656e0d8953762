/** A stack's outputs, printed and written. None of them is sensitive. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Project } from "./project";
import type { StackRequest } from "./request";

type Outputs = Readonly<Record<string, unknown>>;

/**
 * Makes the folder of the outputs file. The CLI writes it after the apply; without the folder it would fail when
 * everything is already done.
 */
export function prepareOutputsFile(project: Project, file: string): void {
  mkdirSync(dirname(resolve(project.folder, file)), { recursive: true });
}

/** Writes `{ STACK: { NAME: VALUE } }`, as the CLI does, whole or not at all. */
export function writeOutputs(project: Project, request: StackRequest, file: string, outputs: Outputs): void {
  const path = resolve(project.folder, file);
  const scratch = `${path}.part`;
  writeFileSync(scratch, `${JSON.stringify({ [request.stack.id]: outputs }, null, 2)}\n`);
  renameSync(scratch, path);
}

/** The answer of `output`: one JSON document, or lines for a person. */
export function outputsText(outputs: Outputs, format: StackRequest["format"]): string {
  if (format === "json") return `${JSON.stringify(outputs, null, 2)}\n`;
  const lines = Object.entries(outputs).flatMap(([name, value]) =>
    Array.isArray(value)
      ? [`${name}:`, ...value.map((item) => `  ${String(item)}`)]
      : [`${name}: ${String(value)}`],
  );
  return lines.map((line) => `${line}\n`).join("");
}
