/** Bodies and presigned requests: what S3 signs in its own ways. */
import { createHmac } from "node:crypto";
import type { Sandbox, SandboxCredentials } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { sha256, signingKey } from "../../modules/sandbox/signature/canonical";
import { presigned, send, signed, WHO_AM_I, without, type Raw } from "./raw-request";

let sandbox: Sandbox;
let admin: SandboxCredentials;

const everything = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
} as const;

beforeAll(async () => {
  sandbox = await startSandbox({
    roles: [{ name: "tested", trust: { Statement: [] }, inline: { everything } }],
  });
  admin = sandbox.credentials.admin;
});

afterAll(() => sandbox.close());

describe("payloads of S3", () => {
  const put = (headers: Record<string, string>, body: string): Raw => ({
    method: "PUT",
    path: "/my-org-cur-bucket/reports/none?partNumber=1&uploadId=0123456789abcdef",
    headers,
    body,
  });
  const upload = async (body: string, payload?: string): Promise<string> => {
    const raw = signed(sandbox.url, put({}, body), {
      credentials: admin,
      service: "s3",
      ...(payload !== undefined && { payload }),
    });
    const reply = await send(sandbox.url, raw);
    return /<Code>(\w+)<\/Code>/.exec(reply.body)?.[1] ?? reply.body;
  };

  test("a hash has to be the body's", async () => {
    expect(await upload("x")).toBe("NoSuchUpload");
    expect(await upload("x", sha256("y"))).toBe("XAmzContentSHA256Mismatch");
    expect(await upload("x", "UNSIGNED-PAYLOAD")).toBe("NoSuchUpload");
  });

  test("unsigned chunks have to be framed", async () => {
    const trailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    expect(await upload("1\r\nx\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n", trailer)).toBe(
      "NoSuchUpload",
    );
    expect(await upload("5\r\nx\r\n0\r\n\r\n", trailer)).toBe("XAmzContentSHA256Mismatch");
  });

  test("signed chunks have to be signed, the last one and the trailer included", async () => {
    const payload = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    const outer = signed(sandbox.url, put({}, ""), { credentials: admin, service: "s3", payload });
    const body = chunked(outer, ["first", "second", ""]);
    const code = async (text: string): Promise<string> =>
      /<Code>(\w+)</.exec((await send(sandbox.url, { ...outer, body: text })).body)?.[1] ?? "";
    expect(await code(body)).toBe("NoSuchUpload");
    expect(await code(body.replace("second", "sekond"))).toBe("XAmzContentSHA256Mismatch");
    expect(await code(body.replace("AAAAAA", "BBBBBB"))).toBe("XAmzContentSHA256Mismatch");
    expect(await code(body.slice(0, body.indexOf("0;chunk")))).toBe("XAmzContentSHA256Mismatch");
  });

  test("the hash is required", async () => {
    const raw = signed(sandbox.url, put({}, "x"), { credentials: admin, service: "s3" });
    expect((await send(sandbox.url, without(raw, "x-amz-content-sha256"))).body).toContain("InvalidRequest");
  });

  /** Frames and signs chunks as AWS documents it, on its own code. */
  function chunked(outer: Raw, chunks: readonly string[]): string {
    const timestamp = outer.headers["x-amz-date"] ?? "";
    const scope = { timestamp, date: timestamp.slice(0, 8), region: "us-east-1", service: "s3" };
    const key = signingKey(admin.secretAccessKey, scope);
    const scopeLine = `${scope.date}/us-east-1/s3/aws4_request`;
    const mark = (kind: string, ...lines: string[]): string =>
      createHmac("sha256", key)
        .update([kind, timestamp, scopeLine, ...lines].join("\n"))
        .digest("hex");
    let previous = /Signature=(\w+)/.exec(outer.headers["authorization"] ?? "")?.[1] ?? "";
    let text = "";
    for (const chunk of chunks) {
      previous = mark("AWS4-HMAC-SHA256-PAYLOAD", previous, sha256(""), sha256(chunk));
      text += `${chunk.length.toString(16)};chunk-signature=${previous}\r\n${chunk}${chunk ? "\r\n" : ""}`;
    }
    const trailer = "x-amz-checksum-crc32:AAAAAA==";
    const last = mark("AWS4-HMAC-SHA256-TRAILER", previous, sha256(`${trailer}\n`));
    return `${text}${trailer}\r\nx-amz-trailer-signature:${last}\r\n\r\n`;
  }
});

describe("presigned requests", () => {
  const object: Raw = { method: "GET", path: "/my-org-cur-bucket/other/private.txt", headers: {}, body: "" };
  const get = (seconds: number, more: object = {}, raw = object): ReturnType<typeof send> =>
    send(sandbox.url, presigned(sandbox.url, raw, { credentials: admin, service: "s3", ...more }, seconds));

  test("open the object while they are valid", async () => {
    expect([(await get(60)).status, (await get(60)).body]).toEqual([200, "PAR1"]);
    const session = sandbox.session(sandbox.roleArn("tested"));
    expect((await get(60, { credentials: session })).status).toBe(200);
    const who = { ...WHO_AM_I, method: "GET", path: `/?${WHO_AM_I.body}`, body: "", headers: {} };
    expect((await get(60, { service: "sts" }, who)).body).toContain("user/admin");
  });

  test("are refused when expired, too long-lived, or changed", async () => {
    const old = await get(60, { time: Date.now() - 120_000 });
    expect([old.status, old.body]).toEqual([403, expect.stringContaining("Request has expired")]);
    expect((await get(604_801)).body).toContain("X-Amz-Expires must be less than a week");
    const valid = presigned(sandbox.url, object, { credentials: admin, service: "s3" }, 60);
    const longer = { ...valid, path: valid.path.replace("X-Amz-Expires=60", "X-Amz-Expires=6000") };
    expect((await send(sandbox.url, longer)).body).toContain("SignatureDoesNotMatch");
  });
});
