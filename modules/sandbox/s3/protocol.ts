/** S3's own REST: which operation a method, a path and a query mean, and the form of its answers. */
import type { Call, Params, Protocol, ReceivedRequest, Reply, Service, ServiceError } from "../call";
import { children, document, escape, xml } from "../protocols/xml";

const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

/** Query parameters that leave the operation what it is. Any other one means an operation not known here. */
const PLAIN: ReadonlySet<string> = new Set(
  (
    "x-id prefix delimiter max-keys encoding-type start-after continuation-token fetch-owner marker versionId " +
    "list-type max-buckets bucket-region partNumber uploadId response-content-type response-content-language " +
    "response-expires response-cache-control response-content-disposition response-content-encoding"
  ).split(" "),
);

/** Sub-resources of a bucket, `METHOD name`. */
const BUCKET: Readonly<Record<string, string>> = {
  "GET location": "GetBucketLocation",
  "GET policy": "GetBucketPolicy",
  "PUT policy": "PutBucketPolicy",
  "DELETE policy": "DeleteBucketPolicy",
  "GET acl": "GetBucketAcl",
  "GET encryption": "GetBucketEncryption",
  "GET versioning": "GetBucketVersioning",
  "GET tagging": "GetBucketTagging",
  "GET uploads": "ListMultipartUploads",
  "POST delete": "DeleteObjects",
};

/** Sub-resources of an object, `METHOD name`. */
const OBJECT: Readonly<Record<string, string>> = {
  "GET acl": "GetObjectAcl",
  "GET tagging": "GetObjectTagging",
  "PUT tagging": "PutObjectTagging",
  "GET attributes": "GetObjectAttributes",
  "POST uploads": "CreateMultipartUpload",
};

/** The REST protocol of S3. */
export const s3Protocol: Protocol = {
  family: "s3",
  deniedStatus: 403,
  read(request: ReceivedRequest) {
    const target = bucketAndKey(request);
    const query = Object.fromEntries(request.query.filter(([name]) => !/^x-amz-/i.test(name)));
    const operation = operationOf(request.method, target, query);
    if (operation === undefined) return undefined;
    const params: Params = { ...query, ...target, ifMatch: request.headers["if-match"] };
    return { operation, params };
  },
  write(call: Call, body: object): Reply {
    const [[root, content] = ["", ""]] = Object.entries(body) as [string, object | string][];
    const inner = typeof content === "string" ? escape(content) : children(content, undefined);
    return reply(200, document(root, NAMESPACE, inner), call.requestId);
  },
  fail(_service: Service, error: ServiceError, requestId: string): Reply {
    const detail = { Code: error.code, Message: error.message, ...error.fields };
    const content =
      children(detail, undefined) +
      xml("RequestId", requestId, undefined) +
      xml("HostId", requestId, undefined);
    const answer = reply(error.status ?? 400, document("Error", undefined, content), requestId);
    return { ...answer, headers: { ...answer.headers, ...error.headers } };
  },
};

interface Target {
  readonly bucket: string;
  readonly key: string;
}

/** Virtual-hosted (`BUCKET.localhost`, `BUCKET.s3.REGION.localhost`) or path style. */
function bucketAndKey(request: ReceivedRequest): Target {
  const host = (request.headers["host"] ?? "").replace(/:\d+$/, "");
  const virtual = /^(.+?)(?:\.s3(?:[.-][a-z0-9-]+)?)?\.localhost$/.exec(host);
  const path = decodeURIComponent(request.path).slice(1);
  if (virtual?.[1] !== undefined && virtual[1] !== "s3") return { bucket: virtual[1], key: path };
  const slash = path.indexOf("/");
  return slash < 0 ? { bucket: path, key: "" } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function operationOf(method: string, { bucket, key }: Target, query: Params): string | undefined {
  const special = Object.keys(query).filter((name) => !PLAIN.has(name));
  if (bucket === "") return method === "GET" && special.length === 0 ? "ListBuckets" : undefined;
  if (special.length > 0) {
    return special.length === 1 ? (key === "" ? BUCKET : OBJECT)[`${method} ${special[0]}`] : undefined;
  }
  return key === "" ? bucketOperation(method, query) : objectOperation(method, query);
}

function bucketOperation(method: string, query: Params): string | undefined {
  if (method === "GET") return query["list-type"] === "2" ? "ListObjectsV2" : "ListObjects";
  return { HEAD: "HeadBucket", PUT: "CreateBucket", DELETE: "DeleteBucket" }[method];
}

/** An upload id that is missing or empty makes these calls what they are on AWS: a real write, a real delete. */
function objectOperation(method: string, { uploadId, partNumber }: Params): string | undefined {
  const upload = typeof uploadId === "string" && uploadId !== "";
  switch (method) {
    case "GET":
      return upload ? "ListParts" : "GetObject";
    case "HEAD":
      return "HeadObject";
    case "PUT":
      return upload && partNumber !== undefined ? "UploadPart" : "PutObject";
    case "DELETE":
      return upload ? "AbortMultipartUpload" : "DeleteObject";
    case "POST":
      return upload ? "CompleteMultipartUpload" : undefined;
    default:
      return undefined;
  }
}

function reply(status: number, body: string, requestId: string): Reply {
  return {
    status,
    headers: { "content-type": "application/xml", "x-amz-request-id": requestId, "x-amz-id-2": requestId },
    body,
  };
}
