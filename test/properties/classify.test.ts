/** Whatever comes back, there is a verdict; and nothing passes by accident. */
import fc from "fast-check";
import type { Canary } from "../../modules/grants/canary";
import type { Probe } from "../../modules/grants/probe";
import { VENDORS } from "../../modules/vendors";
import { classify, type Asked } from "../../modules/verify/classify";
import { readDenial } from "../../modules/verify/denial";
import { judgeAllowed, judgeCanary, judgeRefused } from "../../modules/verify/judge";
import { reasonOf } from "../../modules/verify/reasons";
import type { Reply } from "../../modules/verify/reply";
import { failureOf } from "../../modules/verify/sdk-reply";

const grants = VENDORS.flatMap((vendor) => vendor.grants);
const probes = grants.flatMap((grant) => grant.probes);
const canaries = grants.flatMap((grant) => grant.canaries);

const CODES = [
  ...[
    "AccessDenied",
    "AccessDeniedException",
    "UnauthorizedOperation",
    "AuthorizationErrorException",
    "Unknown",
  ],
  ...["Throttling", "SlowDown", "TooManyRequestsException", "LimitExceededException", "RequestThrottled"],
  ...[
    "ValidationException",
    "InvalidParameterValue",
    "NoSuchBucket",
    "NoSuchKey",
    "NoSuchUpload",
    "NoSuchEntity",
  ],
  ...["ResourceNotFoundException", "ExpiredToken", "SignatureDoesNotMatch", "InternalError", "ENOTFOUND"],
  ...["TimeoutError", "ECONNRESET", "FuseError", "AbortError", "SyntaxError", "constructor", "__proto__", ""],
];

const code = fc.oneof(fc.constantFrom(...CODES), fc.string());
const action = fc.oneof(
  fc.constantFrom(...[...probes, ...canaries].map((call) => call.action)),
  fc.stringMatching(/^[a-z0-9-]{1,12}:[A-Za-z0-9]{1,20}$/),
);
const message = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    "Access Denied",
    "UnknownError",
    "Rate exceeded",
    "User not enabled for cost explorer access",
  ),
  fc
    .tuple(
      action,
      fc.constantFrom(
        "",
        " because no identity-based policy allows it",
        " with an explicit deny in a service control policy",
        " because no permissions boundary allows it",
      ),
    )
    .map(([name, tail]) => `User: arn is not authorized to perform: ${name} on resource: x${tail}`),
);
const meta = fc.record({ milliseconds: fc.nat(), attempts: fc.integer({ min: 1, max: 6 }) });
const failure = fc.record(
  {
    names: fc.array(code, { maxLength: 3 }),
    message,
    status: fc.integer({ min: 100, max: 599 }),
    bucketRegion: fc.string(),
  },
  { requiredKeys: ["names", "message"] },
);
const failed: fc.Arbitrary<Reply> = fc
  .tuple(meta, failure)
  .map(([known, one]) => ({ ...known, ok: false, failure: one }));

const askedOf = (call: Probe): Asked => call;
const askedOfCanary = (canary: Canary): Asked => ({ ...canary, nothingThere: canary.allowed });

describe("a failure of any kind", () => {
  test("passes a read only for a known code of 'nothing there'", () => {
    fc.assert(
      fc.property(fc.constantFrom(...probes), failed, (probe, reply) => {
        const { verdict } = reasonOf(judgeAllowed(classify(reply, askedOf(probe)), probe));
        if (verdict !== "passed" || reply.ok) return;
        expect(reply.failure.names.some((name) => probe.nothingThere?.includes(name))).toBe(true);
      }),
    );
  });

  test("passes a canary only for a refusal of that action in IAM's words, or a bare one of S3 or EC2", () => {
    fc.assert(
      fc.property(fc.constantFrom(...canaries), failed, (canary, reply) => {
        const { verdict } = reasonOf(judgeCanary(classify(reply, askedOfCanary(canary)), canary));
        if (verdict !== "passed" || reply.ok) return;
        const denial = readDenial(reply.failure.message);
        const bare = denial === undefined && ["s3", "ec2"].includes(canary.client);
        expect(bare || denial?.action === canary.action.toLowerCase()).toBe(true);
      }),
    );
  });

  test("a canary that was authorised is never anything but a finding", () => {
    fc.assert(
      fc.property(fc.constantFrom(...canaries), fc.string(), meta, (canary, text, known) => {
        const names = [canary.allowed[0] ?? ""];
        const authorised: readonly Reply[] = [
          { ...known, ok: true, requestId: "r", answer: {} },
          { ...known, ok: false, failure: { names, message: text, status: 404 } },
        ];
        for (const reply of authorised)
          expect(reasonOf(judgeCanary(classify(reply, askedOfCanary(canary)), canary)).verdict).toBe(
            "finding",
          );
      }),
    );
  });

  test("a read that must be refused passes only for a refusal of that action", () => {
    fc.assert(
      fc.property(fc.constantFrom(...probes), failed, (probe, reply) => {
        const { verdict } = reasonOf(judgeRefused(classify(reply, askedOf(probe)), "read-outside-scope"));
        if (verdict !== "passed" || reply.ok) return;
        const denial = readDenial(reply.failure.message);
        expect(["s3", "ec2"].includes(probe.client) || denial?.action === probe.action.toLowerCase()).toBe(
          true,
        );
      }),
    );
  });

  test("an answer without AWS's request id is no answer", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...probes),
        fc.dictionary(fc.string(), fc.anything()),
        meta,
        (probe, answer, known) => {
          const reply: Reply = { ...known, ok: true, answer };
          expect(reasonOf(judgeAllowed(classify(reply, askedOf(probe)), probe)).verdict).toBe("inconclusive");
        },
      ),
    );
  });
});

test("whatever is thrown becomes a failure with a name and a message", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (thrown) => {
      const { failure: one } = failureOf(thrown);
      expect(one.names.length).toBeGreaterThan(0);
      expect(typeof one.message).toBe("string");
    }),
  );
});
