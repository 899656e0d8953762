import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  fchmodSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { randomUUID } from "node:crypto";

/**
 * Replaces the content of an existing file: whoever reads it, and whatever interrupts this, finds the whole old text or
 * the whole new one. Keeps the file's mode; a symbolic link keeps pointing to the file. The new text is written to the
 * disk before it takes the old one's place.
 */
export function replaceFile(path: string, content: string): void {
  const target = realpathSync(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  const mode = statSync(target).mode & 0o7777;
  const descriptor = openSync(temporary, "wx", 0o600);
  try {
    try {
      fchmodSync(descriptor, mode);
      writeSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
