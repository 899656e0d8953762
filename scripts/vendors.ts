/** `vendors`: lists the vendors with what each is granted. */
import { parseArgs } from "node:util";
import { VENDORS } from "../modules/vendors";
import { overviewDetails, overviewOf, overviewText } from "../modules/vendors/overview";
import { choiceOption, vendorOption } from "./lib/options";

export const usage = `Usage: npx aws-onboarding vendors [options]

Lists the vendors: whether each has a role or a user, whether it reads or also writes, and which classes of data it is
granted. A user is offered where a vendor's own guide asks for one; the line names the better way in.

Options:
  --vendor ID        this vendor alone
  --grants           list the grants, with the inputs that switch them on
  --format FORMAT    text (default) or json (always with the grants)
  --help             this text

Exit codes: 0 listed, 64 wrong usage or input.
`;

/** Runs the command. */
// eslint-disable-next-line @typescript-eslint/require-await -- a wrong flag has to be a rejection like everywhere
export async function run(argv: readonly string[]): Promise<number> {
  const options = {
    vendor: { type: "string" },
    grants: { type: "boolean" },
    format: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
  const format = choiceOption("--format", values.format, ["text", "json"]);
  const overview = overviewOf(values.vendor === undefined ? VENDORS : [vendorOption(values.vendor)]);
  const text = values.grants ? overviewDetails(overview) : overviewText(overview);
  process.stdout.write(format === "json" ? `${JSON.stringify(overview, null, 2)}\n` : text);
  return 0;
}
