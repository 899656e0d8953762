/** Sends requests that no SDK would: unsigned, signed for something else, changed after signing. */
import { request as httpRequest } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { SandboxCredentials } from "../../modules/sandbox/sandbox";
import { canonicalRequest, scopeText, sha256, signature } from "../../modules/sandbox/signature/canonical";

/** One request, before or after signing. */
export interface Raw {
  readonly method: string;
  /** Path and query, as they go on the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back. */
interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a request is signed with. The canonical form is the one the SDKs are verified with by the same server. */
interface Signing {
  readonly credentials: SandboxCredentials;
  readonly service: string;
  readonly region?: string;
  /** Milliseconds since the epoch; default now. */
  readonly time?: number;
  /** Header names to leave out of the signature. */
  readonly unsigned?: readonly string[];
  readonly payload?: string;
}

/** Adds date, token and Authorization headers. */
export function signed(url: string, raw: Raw, signing: Signing): Raw {
  const { credentials, service, region = "us-east-1", time = Date.now(), unsigned = [] } = signing;
  const timestamp = new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope = { timestamp, date: timestamp.slice(0, 8), region, service };
  const payload = signing.payload ?? sha256(raw.body);
  const headers: Record<string, string> = {
    ...raw.headers,
    host: new URL(url).host,
    "x-amz-date": timestamp,
    ...(service === "s3" && { "x-amz-content-sha256": payload }),
    ...(credentials.sessionToken !== undefined && { "x-amz-security-token": credentials.sessionToken }),
  };
  const names = Object.keys(headers)
    .filter((name) => !unsigned.includes(name))
    .sort();
  const [path = "", query = ""] = raw.path.split("?");
  const pairs = new URLSearchParams(query.replace(/\+/g, "%2B"));
  const canonical = canonicalRequest(
    { method: raw.method, path, query: [...pairs], headers, body: Buffer.from(raw.body) },
    service,
    names,
    payload,
  );
  const mark = signature(credentials.secretAccessKey, scope, canonical);
  const credential = `${credentials.accessKeyId}/${scopeText(scope)}`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${mark}`;
  return { ...raw, headers: { ...headers, authorization } };
}

/** Puts the signature into the query, as a presigned URL has it; the payload is not signed by S3's rule. */
export function presigned(url: string, raw: Raw, signing: Signing, seconds: number): Raw {
  const { credentials, service, region = "us-east-1", time = Date.now() } = signing;
  const timestamp = new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope = { timestamp, date: timestamp.slice(0, 8), region, service };
  const [path = "", given = ""] = raw.path.split("?");
  const query = new URLSearchParams(given);
  query.set("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
  query.set("X-Amz-Credential", `${credentials.accessKeyId}/${scopeText(scope)}`);
  query.set("X-Amz-Date", timestamp);
  query.set("X-Amz-Expires", String(seconds));
  query.set("X-Amz-SignedHeaders", "host");
  if (credentials.sessionToken !== undefined) query.set("X-Amz-Security-Token", credentials.sessionToken);
  const headers = { ...raw.headers, host: new URL(url).host };
  const payload = service === "s3" ? "UNSIGNED-PAYLOAD" : sha256(raw.body);
  const request = { method: raw.method, path, query: [...query], headers, body: Buffer.from(raw.body) };
  const mark = signature(
    credentials.secretAccessKey,
    scope,
    canonicalRequest(request, service, ["host"], payload),
  );
  query.set("X-Amz-Signature", mark);
  return { ...raw, headers, path: `${path}?${query.toString().replace(/\+/g, "%20")}` };
}

/** Sends it and reads the answer whole. Rejects when the connection is cut. */
export function send(url: string, { method, path, headers, body }: Raw): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** `GetCallerIdentity` as a form: what every valid key pair may do. */
export const WHO_AM_I: Raw = {
  method: "POST",
  path: "/",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "Action=GetCallerIdentity&Version=2011-06-15",
};

/** A request in AWS JSON. */
export function jsonCall(target: string, body = "{}"): Raw {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  return { method: "POST", path: "/", headers, body };
}

/** The same request without one header. */
export function without(raw: Raw, name: string): Raw {
  return { ...raw, headers: Object.fromEntries(Object.entries(raw.headers).filter(([key]) => key !== name)) };
}
