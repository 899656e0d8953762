/** Amazon S3: the calls that read reports, and the writes that must be refused. */
import type { Call, Operation, Outcome, Question, Service } from "../call";
import { decide } from "../authorise";
import { answer, failure, text, unsupported } from "../outcome";
import type { WorldObject } from "../world";
import { bucketFault, bucketOf, objectOf, s3Arn } from "./bucket";
import { list } from "./list";
import { s3Protocol } from "./protocol";

const onBucket = (
  action: string,
  reply: (call: Call) => Outcome,
  more: Partial<Operation> = {},
): Operation => ({
  action,
  resource: (call) => s3Arn(call),
  before: bucketFault,
  answer: reply,
  ...more,
});

const onObject = (
  action: string,
  reply: (call: Call) => Outcome,
  more: Partial<Operation> = {},
): Operation => ({
  action,
  resource: (call) => s3Arn(call, text(call, "key")),
  before: bucketFault,
  answer: reply,
  ...more,
});

/** The keys of a listing that policies may test. */
const listContext = (call: Call): Record<string, string> => {
  const context: Record<string, string> = { "s3:prefix": text(call, "prefix") };
  if (call.params["delimiter"] !== undefined) context["s3:delimiter"] = text(call, "delimiter");
  if (call.params["max-keys"] !== undefined) context["s3:max-keys"] = text(call, "max-keys");
  return call.params["prefix"] === undefined ? omit(context, "s3:prefix") : context;
};

function omit(context: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(context).filter(([key]) => key !== name));
}

/** An object under a KMS key can be read only by who may also decrypt with that key through S3. */
const decryption = (call: Call): readonly Question[] => {
  const keyArn = objectOf(call)?.kmsKeyArn;
  if (keyArn === undefined) return [];
  const context = {
    "kms:ViaService": `s3.${call.region}.${call.state.dnsSuffix}`,
    "kms:CallerAccount": call.principal.accountId,
    "kms:EncryptionContext:aws:s3:arn": s3Arn(call, text(call, "key")),
    "kms:EncryptionContextKeys": ["aws:s3:arn"],
    "aws:ViaAWSService": "true",
  };
  return [{ action: "kms:Decrypt", resource: keyArn, context }];
};

/** Only who may list the bucket is told that a key does not exist. */
function missingKey(call: Call): Outcome {
  const mayList = decide(call, { action: "s3:ListBucket", resource: s3Arn(call) }).effect === "allowed";
  if (!mayList) return failure("AccessDenied", "Access Denied", 403);
  return failure("NoSuchKey", "The specified key does not exist.", 404, {
    fields: { Key: text(call, "key") },
  });
}

function read(call: Call, withBody: boolean): Outcome {
  const object = objectOf(call);
  return object ? objectReply(call, object, withBody) : missingKey(call);
}

function objectReply(call: Call, object: WorldObject, withBody: boolean): Outcome {
  const body = Buffer.from(object.body ?? "PAR1");
  const range = /^bytes=(\d+)-(\d*)$/.exec(call.request.headers["range"] ?? "");
  const from = Number(range?.[1] ?? 0);
  const to = Math.min(range?.[2] ? Number(range[2]) : body.length - 1, body.length - 1);
  if (range && from >= body.length)
    return failure("InvalidRange", "The requested range is not satisfiable", 416);
  const part = body.subarray(from, to + 1);
  const headers: Record<string, string> = {
    "content-type": "binary/octet-stream",
    "accept-ranges": "bytes",
    etag: '"00000000000000000000000000000000"',
    "last-modified": new Date(call.state.now()).toUTCString(),
    "x-amz-request-id": call.requestId,
    "content-length": String(part.length),
    ...(range && { "content-range": `bytes ${from}-${to}/${body.length}` }),
    ...(object.kmsKeyArn && {
      "x-amz-server-side-encryption": "aws:kms",
      "x-amz-server-side-encryption-aws-kms-key-id": object.kmsKeyArn,
    }),
  };
  return { kind: "raw", reply: { status: range ? 206 : 200, headers, body: withBody ? part : "" } };
}

const isOwner = ({ principal, state }: Call): boolean => principal.accountId === state.customerId;

const noSuchUpload = (call: Call): Outcome =>
  failure(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    404,
    {
      fields: { UploadId: text(call, "uploadId") },
    },
  );

/** A conditional write that no object can satisfy writes nothing; any other write would. */
const conditionalWrite = (call: Call): Outcome => {
  if (call.params["ifMatch"] === undefined) return unsupported(call);
  if (!objectOf(call)) return failure("NoSuchKey", "The specified key does not exist.", 404);
  return failure("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
};

const located = (call: Call): Outcome => {
  const region = bucketOf(call)?.region ?? "";
  return answer({ LocationConstraint: region === "us-east-1" ? "" : region });
};

/** S3 names the bucket's region to everybody, those it refuses included (S3 API reference: HeadBucket). */
function bucketRegion(call: Call): Readonly<Record<string, string>> {
  const region = bucketOf(call)?.region;
  return region === undefined ? {} : { "x-amz-bucket-region": region };
}

const head = (call: Call): Outcome => ({
  kind: "raw",
  reply: {
    status: 200,
    headers: { ...bucketRegion(call), "x-amz-request-id": call.requestId },
    body: "",
  },
});

/** S3's table. */
export const s3: Service = {
  signingName: "s3",
  prefix: "s3",
  interface: "2006-03-01",
  protocol: s3Protocol,
  deniedCode: "AccessDenied",
  deniedHeaders: bucketRegion,
  operations: {
    ListBuckets: {
      action: "s3:ListAllMyBuckets",
      answer: (call) =>
        answer({
          ListAllMyBucketsResult: {
            Buckets: {
              Bucket: isOwner(call) ? call.state.world.buckets.map(({ name }) => ({ Name: name })) : [],
            },
          },
        }),
    },
    HeadBucket: onBucket("s3:ListBucket", head),
    ListObjectsV2: onBucket("s3:ListBucket", list, { context: listContext }),
    ListObjects: onBucket("s3:ListBucket", list, { context: listContext }),
    GetBucketLocation: onBucket("s3:GetBucketLocation", located),
    GetBucketPolicy: onBucket("s3:GetBucketPolicy", () =>
      failure("NoSuchBucketPolicy", "The bucket policy does not exist", 404),
    ),
    GetBucketAcl: onBucket("s3:GetBucketAcl", unsupported),
    GetBucketEncryption: onBucket("s3:GetEncryptionConfiguration", unsupported),
    GetBucketVersioning: onBucket("s3:GetBucketVersioning", () => answer({ VersioningConfiguration: {} })),
    GetBucketTagging: onBucket("s3:GetBucketTagging", () =>
      failure("NoSuchTagSet", "The TagSet does not exist", 404),
    ),
    ListMultipartUploads: onBucket("s3:ListBucketMultipartUploads", (call) =>
      answer({ ListMultipartUploadsResult: { Bucket: text(call, "bucket"), IsTruncated: false } }),
    ),
    PutBucketPolicy: onBucket("s3:PutBucketPolicy", unsupported),
    DeleteBucketPolicy: onBucket("s3:DeleteBucketPolicy", unsupported),
    CreateBucket: { action: "s3:CreateBucket", resource: (call) => s3Arn(call), answer: unsupported },
    DeleteBucket: onBucket("s3:DeleteBucket", unsupported),
    DeleteObjects: onBucket("s3:DeleteObject", unsupported, { resource: (call) => s3Arn(call, "*") }),
    GetObject: onObject("s3:GetObject", (call) => read(call, true), {
      action: (call) => (call.params["versionId"] === undefined ? "s3:GetObject" : "s3:GetObjectVersion"),
      also: decryption,
    }),
    HeadObject: onObject("s3:GetObject", (call) => read(call, false), { also: decryption }),
    GetObjectAcl: onObject("s3:GetObjectAcl", unsupported),
    GetObjectTagging: onObject("s3:GetObjectTagging", unsupported),
    GetObjectAttributes: onObject("s3:GetObjectAttributes", unsupported),
    PutObjectTagging: onObject("s3:PutObjectTagging", unsupported),
    PutObject: onObject("s3:PutObject", conditionalWrite, {
      also: (call) =>
        call.params["ifMatch"] === undefined
          ? []
          : [{ action: "s3:GetObject", resource: s3Arn(call, text(call, "key")) }],
    }),
    UploadPart: onObject("s3:PutObject", noSuchUpload),
    CreateMultipartUpload: onObject("s3:PutObject", unsupported),
    CompleteMultipartUpload: onObject("s3:PutObject", noSuchUpload),
    AbortMultipartUpload: onObject("s3:AbortMultipartUpload", noSuchUpload),
    ListParts: onObject("s3:ListMultipartUploadParts", noSuchUpload),
    DeleteObject: onObject("s3:DeleteObject", unsupported, {
      action: (call) =>
        call.params["versionId"] === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion",
    }),
  },
};
