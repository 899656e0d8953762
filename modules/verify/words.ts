/** Words and numbers that several printers show in the same way. */
import type { Part, VerifyResult } from "./line";
import type { Announcement } from "./options";
import { VERDICTS, type Counts } from "./verdict";

/** The headings of the parts. */
export const PART_TITLES: Readonly<Record<Part, string>> = {
  caller: "Caller",
  trust: "Trust",
  probe: "Reads",
  canary: "Write calls that must be refused",
  drift: "Live policies against the description",
};

/** `2 findings, 1 gap, 31 passed`: what there is none of is left out. */
export function countText(counts: Counts): string {
  const words = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => {
    const plural = counts[verdict] > 1 && ["finding", "gap", "warning"].includes(verdict);
    return `${counts[verdict]} ${verdict === "untested" ? "not tested" : verdict}${plural ? "s" : ""}`;
  });
  return words.length > 0 ? words.join(", ") : "nothing tested";
}

/** The sentence that may be said of the refused writes: never more than was tried. */
export function refusedWrites({ lines, mode }: VerifyResult): string {
  const refused = lines.filter((line) => line.part === "canary" && line.verdict === "passed").length;
  if (refused === 0) return "No write call was tried and refused.";
  const simulated = mode === "simulate" ? " in simulation" : "";
  return refused === 1
    ? `One write call was refused${simulated}.`
    : `These ${refused} write calls were refused${simulated}.`;
}

/** `$0.02`, or `nothing`. */
export function priceText(price: number): string {
  return price === 0 ? "nothing" : `$${price.toFixed(2)}`;
}

/** What a security team may want to know beforehand, in two sentences. */
export function announcementText(announcement: Announcement): string {
  const { accountId, sessionName, from, writes, refusedReads, price } = announcement;
  const time = new Date(from).toISOString().slice(0, 19);
  const calls = `${counted(writes, "write call")} and ${counted(refusedReads, "read")} that must be refused`;
  const skip = price > 0 ? ' (Cost Explorer bills each request; "--skip cost-explorer" leaves it out)' : "";
  return (
    `CloudTrail of account ${accountId} will show ${calls}, under the session name ${sessionName}, ` +
    `from ${time}Z on, for some seconds or, while AWS throttles, minutes.\n` +
    `AWS bills at most ${priceText(price)} for this run${skip}.`
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
