/** Blocks of a Terraform JSON configuration by their labels. Every level may be an object or a list of objects. */
import { isObject, type JsonObject } from "./parse";

/** One block: `resource.aws_iam_role.reader`. */
export interface LabelledBlock {
  readonly type: string;
  readonly name: string;
  /** What is written; Terraform takes only an object here. */
  readonly body: unknown;
}

/** The entries of one level, however it is written. */
export function entriesOf(level: unknown): readonly (readonly [label: string, inner: unknown])[] {
  if (Array.isArray(level)) return level.flatMap(entriesOf);
  return isObject(level) ? Object.entries(level).filter(([label]) => label !== "//") : [];
}

/** The blocks with two labels: resources and data sources. */
export function labelledBlocks(level: unknown): readonly LabelledBlock[] {
  return entriesOf(level).flatMap(([type, named]) =>
    entriesOf(named).flatMap(([name, bodies]) =>
      [bodies].flat().map((body: unknown) => ({ type, name, body })),
    ),
  );
}

/** The contents of a block's `dynamic` blocks of that name; one that is not written as such a block is `undefined`. */
export function dynamicContents(parent: JsonObject, name: string): readonly unknown[] {
  return entriesOf(parent["dynamic"])
    .filter(([label]) => label === name)
    .flatMap(([, bodies]) => [bodies].flat())
    .flatMap((body: unknown) =>
      isObject(body) && "content" in body ? [body["content"]].flat() : [undefined],
    );
}
