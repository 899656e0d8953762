/** `preview`: shows who may act as a vendor's role or user, and what it can read. */
import { throwFaults } from "../modules/errors";
import { parseArgs } from "node:util";
import { previewJson, previewMarkdown, previewText } from "../modules/preview/print";
import { preview } from "../modules/preview/preview";
import { choiceOption, vendorOption } from "./lib/options";
import { readValues } from "./lib/values";
import { commercial } from "../modules/vendors/literal";

export const usage = `Usage: npx aws-onboarding preview [options]

Shows who may act as a vendor's role or user, what it can read, and which class of data that is.

Options:
  --vendor ID        the vendor (default: argmin; 'npx aws-onboarding vendors' lists them)
  --var-file FILE    terraform.tfvars with the values (default: the examples of the model)
  --account ID       account in which the role is created (default: 111122223333)
  --format FORMAT    text (default), markdown (with reasons and statements), json
  --help             this text

Exit codes: 0 shown, 64 wrong usage or input.
`;

/** Runs the command. */
// eslint-disable-next-line @typescript-eslint/require-await -- a wrong flag has to be a rejection like everywhere
export async function run(argv: readonly string[]): Promise<number> {
  const options = {
    vendor: { type: "string" },
    "var-file": { type: "string" },
    account: { type: "string" },
    format: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
  const format = choiceOption("--format", values.format, ["text", "markdown", "json"]);
  const vendor = vendorOption(values.vendor);
  if (values.account !== undefined && !/^[0-9]{12}$/.test(values.account))
    throwFaults([
      { field: "--account", rule: "be exactly 12 digits", value: values.account, remedy: "Correct it." },
    ]);
  const environment = commercial(values.account ?? "111122223333");
  const shown = preview(vendor, readValues(vendor, values["var-file"], environment), environment);
  const print = { text: previewText, markdown: previewMarkdown, json: previewJson }[format];
  process.stdout.write(print(shown));
  return 0;
}
