/** `doctor`: is this machine, are these credentials and these values ready? */

/** The help text. */
export const usage = `Usage: npx aws-onboarding doctor [options]

Checks what a deployment needs before it begins: Node, Terraform, the AWS provider, credentials, region, clock, every
value of terraform.tfvars, and whether the caller may create the role (asked of IAM's simulator, where that is allowed).
Changes nothing.

  --from DIR        the directory with terraform.tfvars (default: the current one)
  --vendor ID       the vendor (default: argmin)
  --var NAME=VALUE, --var-file FILE   further values; may be repeated
  --profile NAME    AWS profile to check (default: the SDK's usual chain)
  --region REGION   region to check (default: the region of the values)
  --offline         leave out what asks AWS
  --format FORMAT   text (default) or json
  --help            this text

Exit codes: 0 ready (warnings allowed), 1 something is missing or wrong, 3 something could not be found out, 64 wrong usage.
`;

/** Checks, prints, and answers with the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const { runDoctor } = await import("./doctor/run-doctor");
  return runDoctor(argv);
}
