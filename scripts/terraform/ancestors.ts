/** Command lines of the processes that started this one, the nearest first. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The CLI starts a shell, and the shell starts the app. */
const LEVELS = 4;

/** The words of each command line. Empty, or shorter, where the system does not tell. */
export function ancestorCommandLines(pid: number = process.ppid): readonly (readonly string[])[] {
  const lines: (readonly string[])[] = [];
  for (let level = 0; level < LEVELS && pid > 1; level++) {
    const found =
      process.platform === "linux" ? fromProc(pid) : process.platform === "win32" ? undefined : fromPs(pid);
    if (!found) break;
    lines.push(found.words);
    pid = found.parent;
  }
  return lines;
}

interface Found {
  readonly words: readonly string[];
  readonly parent: number;
}

function fromProc(pid: number): Found | undefined {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Behind the program's name, which stands in parentheses and may hold any character: state, parent.
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return { words, parent };
  } catch {
    return undefined;
  }
}

/** Words are separated by spaces here: a value with spaces falls apart, but its name stays in front. */
function fromPs(pid: number): Found | undefined {
  try {
    const options = ["-ww", "-o", "ppid=", "-o", "command=", "-p", String(pid)];
    const line = execFileSync("ps", options, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 2000,
    });
    const [parent = "", ...words] = line.trim().split(/\s+/);
    return { words, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
