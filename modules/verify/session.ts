/** What every part of a run works with. */
import type { Literal } from "../vendors/literal";
import type { ContextSource } from "./context";
import type { Limit } from "./limit";
import { lineOf, type Line } from "./line";
import type { Redact } from "./redact";
import type { Repeat } from "./repeat";
import { errorCode, type Reply } from "./reply";
import { reasonOf } from "./reasons";
import type { Send } from "./send";

/** The tools of one run. */
export interface Session {
  readonly send: Send;
  readonly repeat: Repeat;
  readonly limit: Limit;
  readonly redact: Redact;
  readonly form: Literal;
  readonly source: ContextSource;
  /** Told of every line as soon as it is known. */
  readonly emit: (line: Line) => void;
}

/** A line from a reply: AWS's words come along unless all is well. */
export function lineFrom(
  session: Session,
  what: Pick<Line, "part" | "id" | "title" | "reason"> & {
    readonly region?: string;
    readonly detail?: string;
  },
  reply?: Reply,
): Line {
  const code = reply && errorCode(reply);
  const passed = reasonOf(what.reason).verdict === "passed";
  const message = reply && !reply.ok && !passed ? reply.failure.message : undefined;
  const detail = what.detail ?? message;
  const line = lineOf({
    part: what.part,
    id: what.id,
    title: what.title,
    reason: what.reason,
    ...(detail !== undefined && detail !== "" && { detail: session.redact(detail) }),
    ...(code !== undefined && { errorCode: code }),
    ...(reply?.requestId !== undefined && { requestId: reply.requestId }),
    ...(what.region !== undefined && { region: what.region }),
    ...(reply && { milliseconds: reply.milliseconds }),
    ...(reply && reply.attempts > 1 && { attempts: reply.attempts }),
  });
  session.emit(line);
  return line;
}
