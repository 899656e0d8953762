/** What is told while a verification runs, on stderr: one changing line for a person, plain lines otherwise. */
import type { Line } from "../../modules/verify/line";
import { lineText } from "../../modules/verify/print-text";
import { countText } from "../../modules/verify/words";
import { countVerdicts, type Verdict } from "../../modules/verify/verdict";

/** Follows a run. */
export interface Progress {
  readonly onLine: (line: Line) => void;
  readonly say: (text: string) => void;
  /** Clears the changing line. */
  readonly end: () => void;
}

/** For a terminal (`live`) the count of what is known; with `debug` every line. */
export function followRun(
  write: (text: string) => void,
  { live, debug, colour }: { readonly live: boolean; readonly debug: boolean; readonly colour: boolean },
): Progress {
  const verdicts: Verdict[] = [];
  const clear = live ? "\r\u001B[K" : "";
  return {
    onLine: (line) => {
      verdicts.push(line.verdict);
      if (debug) write(`${clear}${lineText(line, { colour })}\n`);
      if (live) write(`\r\u001B[K${countText(countVerdicts(verdicts))} ...`);
    },
    say: (text) => write(`${clear}${text}\n`),
    end: () => write(clear),
  };
}
