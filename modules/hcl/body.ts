import type { Expression } from "./expression";

/** `name = value` of a block. */
export interface Attribute {
  readonly kind: "attribute";
  readonly name: string;
  readonly value: Expression;
  /** On which side a blank line sets it apart from the other attributes: `count` before them, `depends_on` behind. */
  readonly apart?: "before" | "after";
}

/** A block with its labels. */
export interface Block {
  readonly kind: "block";
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: readonly BodyItem[];
  /** Printed above it, a `#` before each line. */
  readonly comment?: string;
}

/** What stands in a body, in reading order. */
export type BodyItem = Attribute | Block;
