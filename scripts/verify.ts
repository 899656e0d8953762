/** `verify`: assumes the role as the vendor would, and says line by line whether reality is what was promised. */

/** The help text. */
export const usage = `Usage: npx aws-onboarding verify [options]

Assumes the vendor's role and tests it: who is admitted, what can be read, that write calls are refused, and whether the
live policies are as described. The write calls change nothing even where they are allowed: they name what does not
exist, and each is stopped before it is sent unless that is so.

What to verify
  --from DIR              values (terraform.tfvars and the like, TF_VAR_*) and Terraform's outputs of this directory
                          (default: the current one)
  --vendor ID             the vendor (default: argmin)
  --var NAME=VALUE        a value; may be repeated
  --var-file FILE         a file with values; may be repeated
  --role-arn ARN          the role, when Terraform's outputs do not name it (or AWS_ONBOARDING_ROLE_ARN); for a vendor
                          with a user: --user-arn ARN
  --region REGION         region to test regional services in; may be repeated (default: the region of the values)
  --external-id-file FILE the external ID, when it is neither in the values nor in AWS_ONBOARDING_EXTERNAL_ID
  --external-id ID        the same; shells and process lists remember it, so prefer the other ways
  --retired-external-id ID          an ID that must be refused by now; may be repeated
  --retired-external-id-file FILE   the same from a file (or AWS_ONBOARDING_RETIRED_EXTERNAL_ID)

How
  --profile NAME          AWS profile to call with (default: the SDK's usual chain)
  --mode MODE             live (default), or simulate: ask IAM's simulator instead of assuming the role
  --skip GRANT            leave out a grant, for example cost-explorer, which bills $0.01 a request; may be repeated
  --no-canaries           make no write calls; then nothing is said about what can be written
  --expect-removed        the opposite: the role must be gone; needs credentials that may read IAM
  --wait SECONDS          wait for a fresh role to admit (IAM's changes take up to a minute to be everywhere)
  --timeout SECONDS       give up a call without an answer after this time (default: 20)
  --strict                what could not be tested makes the run inconclusive

Output
  --format FORMAT         text (default), json, junit or markdown
  --output FILE           write it to a file, whole or not at all, instead of stdout
  --debug                 show every line on stderr as soon as it is known
  --help                  this text

Exit codes: 0 passed (warnings allowed), 1 gaps, 2 findings, 3 inconclusive, 64 wrong usage or input, 130 interrupted.
AWS_ENDPOINT_URL is honoured: 'npx aws-onboarding sandbox' prints one to try it with.
`;

/** Verifies and answers with the exit code. Throws `InputError` for wrong flags or values. */
export async function run(argv: readonly string[]): Promise<number> {
  const { runVerify } = await import("./verify/run-verify");
  return runVerify(argv);
}
