/** The boundary of what a provisioner creates is a policy of its own: attached to nobody, and compared all the same. */
import { alethia } from "../../modules/vendors/alethia";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { lineOf, runInSandbox, troubles } from "./run-in-sandbox";

const given = VENDOR_VALUE_SETS["alethia"]?.["required values"] ?? {};
const ID = "policy/AlethiaProvisionerRole-workload-boundary";

test("it is as described", async () => {
  const { result, log } = await runInSandbox({ vendor: alethia, given, as: "admin" });
  expect(lineOf(result, "drift", ID).reason).toBe("as-described");
  expect(log.some(({ resource }) => resource.endsWith("workload-boundary"))).toBe(true);
});

test("a version that allows everything is named", async () => {
  const { result } = await runInSandbox({
    vendor: alethia,
    given,
    as: "admin",
    change: (role) => ({
      ...role,
      unattached: (role.unattached ?? []).map(({ arn, document }) => ({
        arn,
        document: {
          ...document,
          Statement: [
            ...[document.Statement].flat(),
            { Sid: "More", Effect: "Allow", Action: "*", Resource: "*" },
          ],
        },
      })),
    }),
  });
  expect(troubles(result)).toContain(`drift ${ID}/More statement-added`);
  expect(result.exitCode).toBe(2);
});

test("one that is gone is missed", async () => {
  const { result } = await runInSandbox({
    vendor: alethia,
    given,
    as: "admin",
    change: (role) => ({ ...role, unattached: [] }),
  });
  expect(troubles(result)).toContain(`drift ${ID} policy-missing`);
});
