/** What stands in a value file: literals only. */

import type { Fault } from "../errors";
import type { Position } from "../hcl/cursor";

/** A value of a `.tfvars` or `.tfvars.json` file. */
export type TfvarsValue =
  string | number | boolean | null | readonly TfvarsValue[] | { readonly [key: string]: TfvarsValue };

/** Where one assignment stands: its name, its value, and the index just behind the value. */
export interface TfvarsPosition {
  /** Line and column of the name, counting from 1. */
  readonly line: number;
  readonly column: number;
  /** Index of the name in the text. */
  readonly start: number;
  /** Where the value begins. */
  readonly value: Position;
  /** Index just behind the value; comments and the line break after it are not part of it. */
  readonly end: number;
}

/** What a value file says. With faults, `values` holds what could be read all the same. */
export interface Tfvars {
  readonly values: Readonly<Record<string, TfvarsValue>>;
  readonly positions: Readonly<Record<string, TfvarsPosition>>;
  /** Every fault; its `field` is `FILE:LINE:COLUMN`. No fault quotes a value: it may be a secret. */
  readonly faults: readonly Fault[];
}
