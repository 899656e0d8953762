/** The table of commands. */
import { nearest } from "../../modules/errors";

/** What the file of a command exports. */
export interface Command {
  /** Does the job; answers with the exit code. Throws `InputError` for wrong usage or input. */
  readonly run: (argv: readonly string[]) => Promise<number>;
  /** The help text, ending in a newline. */
  readonly usage: string;
}

/** One line of the table. */
export interface CommandEntry {
  readonly verb: string;
  /** What it does, for the overview. */
  readonly about: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of a customer's work. */
export const commandTable: readonly CommandEntry[] = [
  { verb: "vendors", about: "list the vendors and what each is granted", load: () => import("../vendors") },
  {
    verb: "preview",
    about: "show who may assume a vendor's role and what it can read",
    load: () => import("../preview"),
  },
  {
    verb: "check-permissions",
    about: "prove that policies from any source can only read",
    load: () => import("../check-permissions"),
  },
  {
    verb: "export",
    about: "write the module for other people's Terraform, or the CloudFormation template",
    load: () => import("../export"),
  },
  {
    verb: "quick-create",
    about: "print a link that opens the template in the console",
    load: () => import("../quick-create"),
  },
  {
    verb: "verify",
    about: "test a live role: trust, grants, refused writes, drift",
    load: () => import("../verify"),
  },
  {
    verb: "doctor",
    about: "check this machine, the credentials and terraform.tfvars",
    load: () => import("../doctor"),
  },
  {
    verb: "handoff",
    about: "print what the vendor asks for, ready to paste",
    load: () => import("../handoff"),
  },
  { verb: "external-id", about: "generate and rotate external IDs", load: () => import("../external-id") },
  {
    verb: "sandbox",
    about: "serve a local AWS endpoint with the role, for tests and demonstrations",
    load: () => import("../sandbox"),
  },
];

/** The command of that verb, or the verb that was probably meant. */
export function findCommand(verb: string): { readonly command?: CommandEntry; readonly suggestion?: string } {
  const command = commandTable.find((entry) => entry.verb === verb);
  if (command) return { command };
  const suggestion = nearest(
    verb,
    commandTable.map((entry) => entry.verb),
  );
  return suggestion === undefined ? {} : { suggestion };
}

/** The text of `help`. */
export function overview(table: readonly CommandEntry[]): string {
  const width = Math.max(...table.map((entry) => entry.verb.length));
  const lines = table.map((entry) => `  ${entry.verb.padEnd(width)}  ${entry.about}`);
  return `Usage: npx aws-onboarding VERB [options]

Give a vendor access to an AWS account, prove what that access can do, test it live, and take it back.

${lines.join("\n")}

'npx aws-onboarding VERB --help' explains one of them. Answers go to stdout, everything else to stderr.
Exit codes: 0 all passed, 1 gaps, 2 findings, 3 inconclusive, 64 wrong usage or input, 70 a fault of this program.
`;
}
