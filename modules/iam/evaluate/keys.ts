/** The condition keys of one request, by name in any case. */
import type { RequestContext } from "../decision";
import { NOT_KNOWN_YET } from "./unknown";

/** Read once a request, and only when a condition or a variable asks. */
export class RequestKeys {
  private values: ReadonlyMap<string, readonly string[]> | undefined;

  private lowerCase: RequestKeys | undefined;

  constructor(private readonly context: RequestContext) {}

  /** The values of a key named in lower case; undefined when the request does not have it. */
  valuesOf(key: string): readonly string[] | undefined {
    this.values ??= readKeys(this.context);
    return this.values.get(key);
  }

  /** The same keys with their values in lower case, for comparisons that ignore case. */
  inLowerCase(): RequestKeys {
    const lower = (value: string | readonly string[]) => [value].flat().map((text) => text.toLowerCase());
    this.lowerCase ??= new RequestKeys(
      Object.fromEntries(Object.entries(this.context).map(([key, value]) => [key, lower(value)])),
    );
    return this.lowerCase;
  }
}

/** An empty list is an absent key. The same key twice, in different case and with different values, is unknown. */
function readKeys(context: RequestContext): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(context)) {
    const values = typeof value === "string" ? [value] : value;
    const key = name.toLowerCase();
    const before = read.get(key);
    if (before && before.join("\n") !== values.join("\n")) read.set(key, [NOT_KNOWN_YET]);
    else if (values.length > 0) read.set(key, values);
  }
  return read;
}
