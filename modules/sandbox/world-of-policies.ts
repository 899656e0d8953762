/** A world in which what the policies name exists: their buckets, keys and log groups. */
import type { PolicyDocument } from "../iam/policy";
import { toList } from "../iam/policy";
import type { Bucket, World } from "./world";
import { DEFAULT_WORLD } from "./world";

/** The world for these policies. `region` is where the buckets lie, unless a key says otherwise. */
export function worldOfPolicies(documents: readonly PolicyDocument[], region: string): World {
  const allowed = documents
    .flatMap(({ Statement }) => toList(Statement))
    .filter(({ Effect }) => Effect === "Allow");
  const arns = allowed.flatMap(({ Resource }) => toList(Resource));
  const decrypting = allowed.filter(({ Action }) =>
    toList(Action).some((action) => /^kms:decrypt$/i.test(action)),
  );
  const key = decrypting.flatMap(({ Resource }) => toList(Resource)).find((arn) => /:kms:.*:key\//.test(arn));
  const buckets = bucketsOf(arns, key?.split(":")[3] ?? region, key);
  const groups = arns.flatMap((arn) => {
    const name = /:log-group:([^:]+)/.exec(arn)?.[1];
    return name === undefined || name === "*" ? [] : [name.replace("*", "invocations")];
  });
  const [group] = groups;
  return {
    ...DEFAULT_WORLD,
    ...(buckets.length > 0 && { buckets }),
    ...(group !== undefined && {
      logGroups: [...new Set([...groups, "/aws/lambda/orders"])],
      bedrock: {
        regions: [...new Set([...DEFAULT_WORLD.bedrock.regions, region])],
        logging: { logGroup: group },
      },
    }),
  };
}

/** One bucket for each name without a wildcard, with one object under each key pattern and one outside. */
function bucketsOf(
  arns: readonly string[],
  region: string,
  kmsKeyArn: string | undefined,
): readonly Bucket[] {
  const patterns = new Map<string, Set<string>>();
  for (const arn of arns) {
    const [, name, pattern] = /:s3:::([^/*?]+)(?:\/(.*))?$/.exec(arn) ?? [];
    if (name === undefined) continue;
    const known = patterns.get(name) ?? new Set<string>();
    patterns.set(name, pattern === undefined ? known : known.add(pattern));
  }
  return [...patterns].map(([name, keys]) => ({
    name,
    region,
    objects: [
      ...[...keys].map((pattern) => pattern.replace("*", "20261101-20261201/report-00001.parquet")),
      "~outside.txt",
    ].map((key) => ({ key, ...(kmsKeyArn !== undefined && { kmsKeyArn }) })),
  }));
}
