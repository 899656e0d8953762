/** What is given to a run, and everything that is wrong with it at once. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "../../modules/errors";
import { readFlags } from "../../scripts/verify/flags";
import { readInputs } from "../../scripts/verify/inputs";
import { GIVEN } from "./matrix-cases";

const ARN = "arn:aws:iam::111122223333:role/ArgminReadOnly";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "given-"));
  // Values of another stack of the project may stand in the same file.
  writeFileSync(
    join(folder, "terraform.tfvars.json"),
    JSON.stringify({ ...GIVEN, bucket_name: "my-org-reports" }),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const faults = (words: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
  try {
    readInputs(readFlags(["--from", folder, ...words]), variables);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.faults.map(({ field, rule }) => `${field} ${rule}`);
  }
};
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test("nothing is wrong with what is right", () => expect(faults(["--role-arn", ARN])).toEqual([]));

test("a missing role hides no other fault", () => {
  const found = faults([
    "--skip",
    "pricng",
    "--var",
    "role_name=has space",
    "--retired-external-id",
    "first-id-4f1c",
  ]);
  expect(found).toHaveLength(4);
  for (const field of ["--role-arn", "--skip", "role_name", "--retired-external-id"])
    expect(found.filter((text) => text.startsWith(field))).toHaveLength(1);
});

test("the role of a removed stack is not in the outputs any more, and the remedy says so", () => {
  expect(() => readInputs(readFlags(["--from", folder, "--expect-removed"]), {})).toThrow(
    /plan of the destroy/,
  );
});

test("a flag for the other kind of principal is named", () => {
  const arn = "arn:aws:iam::111122223333:user/x";
  expect(faults(["--user-arn", arn])).toEqual(["--user-arn be --role-arn: argmin has a role"]);
});

test("an empty source of retired IDs is a fault, not a test left out", () => {
  const words = ["--role-arn", ARN, "--retired-external-id-file", file("empty", "\n")];
  expect(faults(words, { AWS_ONBOARDING_RETIRED_EXTERNAL_ID: "" })).toEqual([
    "--retired-external-id-file hold an external ID",
    "AWS_ONBOARDING_RETIRED_EXTERNAL_ID hold an external ID",
  ]);
});
