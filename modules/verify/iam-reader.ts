/** Reads of IAM with whoever may read: the caller in its own account, else the tested principal where it is granted. */
import type { Answer } from "../grants/probe";
import type { PolicyDocument } from "../iam/policy";
import { classify } from "./classify";
import { homeRegion } from "./clients";
import type { Read } from "./live";
import type { Signer } from "./send";
import type { Session } from "./session";

/** Reads one operation of IAM, or all pages of a list. */
export interface IamReader {
  one(operation: string, input: Answer): Promise<Read<Answer>>;
  /** `member`: where the list is in the answer. */
  all(operation: string, input: Answer, member: string): Promise<Read<readonly unknown[]>>;
}

/** IAM answers at most 1,000 entries a page and 10,000 roles an account; more pages than that is a loop. */
const MOST_PAGES = 100;

/** `signersFor` names who may be asked to do an action, the best first. */
export function iamReader(
  session: Session,
  partition: string,
  signersFor: (action: string) => readonly Signer[],
): IamReader {
  const region = homeRegion("iam", partition);
  const one = async (operation: string, input: Answer): Promise<Read<Answer>> => {
    const action = `iam:${operation}`;
    const asked = { client: "iam", action, nothingThere: ["NoSuchEntity", "NoSuchEntityException"] };
    let last: Read<Answer> = { kind: "not-readable" };
    for (const signer of signersFor(action)) {
      const { reply, outcome } = await session.repeat(
        () => session.limit(() => session.send({ client: "iam", operation, region, input, signer })),
        (reply) => classify(reply, asked),
      );
      if (outcome.kind === "answered" && reply.ok) return { kind: "read", value: reply.answer, reply };
      if (outcome.kind === "nothing-there") return { kind: "missing", reply };
      if (outcome.kind !== "denied" && outcome.kind !== "denied-other")
        return { kind: "failed", outcome, reply };
      last = { kind: "not-readable", reply };
    }
    return last;
  };
  const all: IamReader["all"] = async (operation, input, member) => {
    const entries: unknown[] = [];
    let marker: unknown;
    for (let page = 0; page < MOST_PAGES; page++) {
      const read = await one(operation, { ...input, ...(marker !== undefined && { Marker: marker }) });
      if (read.kind !== "read") return read;
      entries.push(...((read.value[member] ?? []) as readonly unknown[]));
      marker = read.value["IsTruncated"] === true ? read.value["Marker"] : undefined;
      if (marker === undefined) return { ...read, value: entries };
    }
    return { kind: "not-readable" };
  };
  return { one, all };
}

/** IAM stores documents as JSON and answers them percent-encoded (RFC 3986). Undefined for what is none. */
export function decodeDocument(value: unknown): PolicyDocument | undefined {
  if (typeof value !== "string") return undefined;
  try {
    const parsed: unknown = JSON.parse(value.trimStart().startsWith("{") ? value : decodeURIComponent(value));
    const isDocument = typeof parsed === "object" && parsed !== null && "Statement" in parsed;
    return isDocument ? (parsed as PolicyDocument) : undefined;
  } catch {
    return undefined;
  }
}
