/** What must never succeed: properties over spoilt signatures and unknown operations. */
import fc from "fast-check";
import type { Sandbox, SandboxCredentials } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { SERVICES } from "../../modules/sandbox/services";
import { jsonCall, send, signed, WHO_AM_I, without, type Raw } from "./raw-request";

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

/** A valid request, and ways to spoil it. Every one of them has to be refused. */
const SPOILERS: readonly ((raw: Raw, noise: string) => Raw)[] = [
  (raw) => without(raw, "authorization"),
  (raw) => without(raw, "x-amz-date"),
  (raw, noise) => ({ ...raw, body: `${raw.body}&Extra=${encodeURIComponent(noise)}` }),
  (raw, noise) => ({ ...raw, path: `/?${encodeURIComponent(noise) || "x"}=1` }),
  // Not the noise alone: "/." is signed as "/" is.
  (raw, noise) => ({ ...raw, path: `/x${encodeURIComponent(noise)}` }),
  (raw) => ({ ...raw, method: "PUT" }),
  (raw) =>
    change(raw, "x-amz-date", (date) => date.replace(/\d(?=Z)/, (digit) => String((Number(digit) + 1) % 10))),
  (raw) => change(raw, "content-type", (type) => `${type}; charset=utf-8`),
  (raw) => change(raw, "authorization", (text) => text.replace(/.$/, (last) => (last === "0" ? "1" : "0"))),
  (raw) => change(raw, "authorization", (text) => text.replace("us-east-1", "us-west-2")),
  (raw) => change(raw, "authorization", (text) => text.replace(/Signature=\w+/, "Signature=")),
  (raw) => change(raw, "authorization", (text) => text.replace(/content-type;/, "")),
  (raw, noise) => ({
    ...raw,
    headers: { ...raw.headers, "x-amz-added": noise.replace(/[^\x20-\x7e]/g, "?") },
  }),
];

function change(raw: Raw, name: string, edit: (value: string) => string): Raw {
  return { ...raw, headers: { ...raw.headers, [name]: edit(raw.headers[name] ?? "") } };
}

test("no unsigned and no wrongly signed request ever succeeds", async () => {
  const valid = signed(sandbox.url, WHO_AM_I, { credentials: admin, service: "sts" });
  expect((await send(sandbox.url, valid)).status).toBe(200);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SPOILERS), fc.string({ minLength: 1 }), async (spoil, noise) => {
      const reply = await send(sandbox.url, spoil(valid, noise));
      expect(reply.status).toBeGreaterThanOrEqual(400);
    }),
    { numRuns: 150 },
  );
});

test("no operation that the tables do not hold ever succeeds, whoever asks", async () => {
  const word = fc.stringMatching(/^[A-Z][A-Za-z]{2,20}$/);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SERVICES), word, async (service, operation) => {
      fc.pre(!Object.hasOwn(service.operations, operation));
      const reply = await send(
        sandbox.url,
        signed(sandbox.url, requestFor(service, operation), {
          credentials: admin,
          service: service.signingName,
        }),
      );
      expect([reply.status, reply.body]).toEqual([501, expect.stringContaining("The sandbox does not know")]);
    }),
    { numRuns: 150 },
  );
});

/** A request for the operation in the protocol of the service. */
function requestFor(
  { protocol, interface: version, signingName }: (typeof SERVICES)[number],
  operation: string,
): Raw {
  switch (protocol.family) {
    case "query":
    case "ec2":
      return { ...WHO_AM_I, body: `Action=${operation}&Version=${version}` };
    case "json":
      return jsonCall(`${version}.${operation}`);
    case "rest-json":
    case "route53":
      return { method: "GET", path: `/${operation}`, headers: {}, body: "" };
    case "s3":
      return {
        method: "GET",
        path: `/my-org-cur-bucket?${operation}`,
        headers: {},
        body: signingName === "s3" ? "" : "{}",
      };
  }
}

test("a service that is not played is answered with 501", async () => {
  const raw = signed(sandbox.url, jsonCall("Lambda.Invoke"), { credentials: admin, service: "lambda" });
  expect((await send(sandbox.url, raw)).status).toBe(501);
});
