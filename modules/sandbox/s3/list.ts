/** ListObjects and ListObjectsV2 over the objects of the world. */
import type { Call, Outcome } from "../call";
import { answer, failure, text } from "../outcome";
import { bucketOf } from "./bucket";

/** The most keys one answer holds (S3 API reference: ListObjectsV2). */
const PAGE = 1000;

/** Keys under the prefix in code unit order, folded at the delimiter, one page at a time. */
export function list(call: Call): Outcome {
  const wanted = call.params["max-keys"] === undefined ? PAGE : Number(text(call, "max-keys"));
  if (!Number.isInteger(wanted) || wanted < 0) {
    return failure("InvalidArgument", "Provided max-keys not an integer or within integer range");
  }
  const size = Math.min(wanted, PAGE);
  const prefix = text(call, "prefix");
  const after = text(call, "continuation-token") || text(call, "start-after") || text(call, "marker");
  const entries = folded(call, prefix, text(call, "delimiter")).filter(({ name }) => name > after);
  const page = entries.slice(0, size);
  const truncated = size > 0 && entries.length > size;
  const keys = page.filter(({ folder }) => !folder);
  const modified = new Date(call.state.now()).toISOString();
  return answer({
    ListBucketResult: {
      Name: text(call, "bucket"),
      Prefix: prefix,
      KeyCount: page.length,
      MaxKeys: size,
      IsTruncated: truncated,
      ...(truncated && { NextContinuationToken: page.at(-1)?.name ?? "" }),
      Contents: keys.map(({ name, size: Size }) => ({
        Key: name,
        LastModified: modified,
        ETag: '"00000000000000000000000000000000"',
        Size,
        StorageClass: "STANDARD",
      })),
      CommonPrefixes: page.filter(({ folder }) => folder).map(({ name }) => ({ Prefix: name })),
    },
  });
}

interface Entry {
  readonly name: string;
  readonly folder: boolean;
  readonly size: number;
}

function folded(call: Call, prefix: string, delimiter: string): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const { key, body } of bucketOf(call)?.objects ?? []) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const name = cut < 0 ? key : key.slice(0, cut + delimiter.length);
    entries.set(name, { name, folder: cut >= 0, size: (body ?? "PAR1").length });
  }
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
