/** Puts a text on the clipboard with whatever program the system has for it. */
import { spawnSync } from "node:child_process";
import { InputError } from "../../modules/errors";
import { noClipboardFault } from "../../modules/handoff/errors";
import { findProgram } from "./find-terraform";

const PROGRAMS: readonly (readonly [string, ...string[]])[] = [
  ["pbcopy"],
  ["wl-copy"],
  ["xclip", "-selection", "clipboard"],
  ["xsel", "--clipboard", "--input"],
  ["clip.exe"],
];

/** The command to use. Throws `InputError` where there is none. */
export function findClipboard(): readonly [string, ...string[]] {
  for (const [name, ...words] of PROGRAMS) {
    const found = findProgram(name, "");
    if (found.kind === "found") return [found.path, ...words];
  }
  throw new InputError([noClipboardFault(PROGRAMS.map(([name]) => name))]);
}

/** Copies the text; answers whether that worked. */
export function copyText([program, ...words]: readonly [string, ...string[]], text: string): boolean {
  return (
    spawnSync(program, words, { input: text, stdio: ["pipe", "ignore", "ignore"], timeout: 5000 }).status ===
    0
  );
}
