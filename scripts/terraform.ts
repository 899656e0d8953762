/** `npm run synth|diff|deploy|destroy|output`: the cdktf CLI and Terraform, without their traps. */
import { EXIT_USAGE } from "../modules/errors";
import { runProgram } from "./lib/entry";
import { COMMANDS, readRequest } from "./terraform/request";

const USAGE = `Usage: npm run COMMAND -- [STACK] [options]

  synth    write the Terraform module of every stack to cdktf.out; nothing else is asked or reached
  diff     show what deploy would change; answers 0 for nothing, 2 for something
  deploy   create or change the role
  destroy  remove the role and its policies
  output   print the stack's outputs

STACK is a vendor's name (its role in this account), VENDOR-organization or billing-export.

  --var NAME=VALUE      a value; refused beside the same name in a file, because the cdktf CLI would prefer the file
  --var-file FILE       values in Terraform's language, or in JSON when the name ends in .json; read last
  --auto-approve        deploy or destroy without asking; required where there is no terminal
  --outputs-file FILE   deploy, output: write the outputs as JSON too
  --migrate-state       allow moving the state after the backend was changed
  --format text|json    output: how to print

Values come from TF_VAR_*, --var, terraform.tfvars, *.auto.tfvars and --var-file; the later wins. They are checked before anything runs.
Exit codes: 0 done, 1 Terraform failed, 2 diff found changes, 64 wrong usage or values, 69 Terraform is not installed, 70 a fault of this program.
`;

async function main([name, ...words]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || words.includes("--help") || words.includes("-h")) {
    process.stdout.write(USAGE);
    return name === undefined ? EXIT_USAGE : 0;
  }
  const command = COMMANDS.find((candidate) => candidate === name);
  if (command === undefined) {
    process.stderr.write(`'${name}' is not one of ${COMMANDS.join(", ")}.\n`);
    return EXIT_USAGE;
  }
  const { VENDORS } = await import("../modules/vendors");
  const { allStacks } = await import("./terraform/stacks");
  const stacks = allStacks(VENDORS);
  const request = readRequest(command, words, stacks);
  const { carryOut } = await import("./terraform/carry-out");
  return carryOut(request, stacks);
}

runProgram(main);
