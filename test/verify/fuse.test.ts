/** Every write call of every grant: it arrives with its marker, and is stopped before it leaves without it. */
import { randomBytes } from "node:crypto";
import type { Canary } from "../../modules/grants/canary";
import { startSandbox, type Sandbox } from "../../modules/sandbox/sandbox";
import { VENDORS } from "../../modules/vendors";
import { exampleValues } from "../../modules/vendors/example-values";
import { literalForm } from "../../modules/vendors/literal";
import { connectAws, type Aws } from "../../modules/verify/aws";
import { freshContext } from "../../modules/verify/context";
import { checkFuse, FuseError } from "../../modules/verify/fuse";
import type { SendRequest } from "../../modules/verify/send";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { ACCOUNT } from "./run-in-sandbox";

const KEY = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";

/** Each canary once, with values under which all of it is set. */
const CANARIES = [
  ...new Map(
    VENDORS.flatMap((vendor) => {
      const given = { ...exampleValues(vendor), ...Object.values(VENDOR_VALUE_SETS[vendor.id] ?? {})[1] };
      const values = vendor.id === "argmin" ? { ...given, cur_kms_key_arn: KEY } : given;
      const form = literalForm(vendor, values, ACCOUNT);
      return vendor.grants.flatMap((grant) =>
        grant.canaries.map(
          (canary) =>
            [canary, { name: `${vendor.id} ${grant.id}/${canary.id}`, vendor, canary, form }] as const,
        ),
      );
    }),
  ).values(),
];

let sandbox: Sandbox;
let aws: Aws;

beforeAll(async () => {
  sandbox = await startSandbox();
  const credentials = sandbox.credentials.admin;
  aws = connectAws({ endpoint: sandbox.url, credentials, userAgent: ["test", "0"], timeout: 5000 });
});

afterAll(async () => {
  aws.close();
  await sandbox.close();
});

function requestOf({
  vendor,
  canary,
  form,
}: (typeof CANARIES)[number]): SendRequest & { readonly fuse: object } {
  const principal = { kind: "role", name: "Tested", arn: "arn:aws:iam::111122223333:role/Tested" } as const;
  const source = {
    vendor: vendor.id,
    principal,
    randomHex: () => randomBytes(16).toString("hex"),
    now: Date.now,
  };
  const context = freshContext(source, "us-east-1");
  const { client, operation } = canary;
  const marker = canary.fuse.marker(form.values, context);
  // What stands between the request and the account is random, or a dry run that the service honours.
  if (marker !== "true")
    expect(`${context.random} ${context.uuid} ${marker}`).toContain(
      randomPart(marker, context.random, context.uuid),
    );
  return {
    client,
    operation,
    region: "us-east-1",
    input: canary.input(form.values, context),
    signer: { kind: "caller" },
    fuse: { ...canary.fuse, marker, operation },
  };
}

/** At least ten characters of the random digits have to be in the marker. */
function randomPart(marker: string, ...sources: readonly string[]): string {
  const found = sources.map((source) => source.slice(0, 10)).find((part) => marker.includes(part));
  if (found === undefined) throw new Error(`the marker ${marker} is not random`);
  return found;
}

/** The input with every member that holds the marker changed or gone. */
function without(
  input: SendRequest["input"],
  { fuse }: { readonly fuse: { readonly marker?: string } },
  put?: string,
): SendRequest["input"] {
  const marker = fuse.marker ?? "";
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      const holds = String(value) === marker;
      if (!holds) return [[name, value]];
      return put === undefined ? [] : [[name, put]];
    }),
  );
}

describe.each(CANARIES.map((one) => [one.name, one] as const))("%s", (_name, one) => {
  test("arrives with its marker, and only with it", async () => {
    const request = requestOf(one);
    const before = sandbox.log.length;
    const whole = await aws.send(request);
    expect(whole.ok ? [] : whole.failure.names).not.toContain("FuseError");
    expect(sandbox.log).toHaveLength(before + 1);

    const other = request.input["DryRun"] === true ? "false" : `x-${randomBytes(6).toString("hex")}`;
    for (const put of [undefined, other]) {
      const input = without(request.input, request, put);
      expect(input).not.toEqual(request.input);
      const stopped = await aws.send({ ...request, input });
      expect(stopped.ok).toBe(false);
      // An empty path segment is refused by the SDK itself; everything else by the fuse.
      const words = stopped.ok ? "" : `${stopped.failure.names.join()} ${stopped.failure.message}`;
      expect(words).toMatch(/FuseError|No value provided|Empty value provided/);
    }
    expect(sandbox.log).toHaveLength(before + 1);
  });
});

describe("a fuse", () => {
  const body = { in: "body", name: "Name", marker: "m-1", operation: "Delete" } as const;
  const json = (value: unknown, operation = "Delete") => ({
    headers: { "X-Amz-Target": `Service.${operation}`, "content-type": "application/x-amz-json-1.1" },
    body: JSON.stringify(value),
  });

  test.each([
    ["the marker is part of a longer value", json({ Name: "m-12" })],
    ["the marker is in another member", json({ Other: "m-1" })],
    ["the marker is nested deeper", json({ Inner: { Name: "m-1" } })],
    ["the operation is another one", json({ Name: "m-1" }, "DeleteAll")],
    ["the body is none", { headers: {}, body: "<Name>m-1</Name>" }],
    ["there is no body", {}],
  ])("stops when %s", (_name, request) => {
    expect(() => checkFuse(body, request)).toThrow(FuseError);
  });

  test("lets the right body pass, as text, as bytes and as a form", () => {
    const right = json({ Name: "m-1" });
    expect(() => checkFuse(body, right)).not.toThrow();
    expect(() => checkFuse(body, { ...right, body: new TextEncoder().encode(right.body) })).not.toThrow();
    const form = {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "Action=Delete&Name=m-1",
    };
    expect(() => checkFuse(body, form)).not.toThrow();
  });

  test("stops a query without uploadId, and a marker that is empty", () => {
    const query = { in: "query", name: "uploadId", marker: "u", operation: "AbortMultipartUpload" } as const;
    expect(() => checkFuse(query, { path: "/bucket/key", query: {} })).toThrow(FuseError);
    expect(() => checkFuse({ ...query, marker: "" }, { query: { uploadId: "" } })).toThrow(FuseError);
    expect(() => checkFuse(query, { query: { uploadId: "u" } })).not.toThrow();
  });
});

test("no call that is known to be unsafe is a canary", () => {
  const unsafe = [
    "DeleteObject",
    "CreateMultipartUpload",
    "PutObject",
    "DeleteModelInvocationLoggingConfiguration",
    "LeaveOrganization",
    "DeleteAccountPasswordPolicy",
    "DeleteSecret",
    "PutMetricData",
    "SendMessage",
    "Publish",
  ];
  const used = CANARIES.map(({ canary }: { canary: Canary }) => canary.operation);
  expect(used.filter((operation) => unsafe.includes(operation))).toEqual([]);
  expect(used.length).toBeGreaterThan(20);
});
