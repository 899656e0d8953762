/** Which of the stacks that are made on request somebody asked for. */

/** Stacks to make beside the vendors', as a list with commas; `*` stands for anything. */
export const STACKS_VARIABLE = "AWS_ONBOARDING_STACKS";

/**
 * Answers for the name of a stack. Under the cdktf CLI it is wanted when the command names it, and when it cannot be told
 * what the command names: a stack too many costs time, a stack too few is an error. Otherwise the variable has the word.
 */
export async function wantedStacks(
  environment: Readonly<Record<string, string | undefined>>,
  commandLines?: readonly (readonly string[])[],
): Promise<(name: string) => boolean> {
  const isUnderCli = environment["CDKTF_CONTEXT_JSON"] !== undefined;
  const listed = (environment[STACKS_VARIABLE] ?? "").split(",").map((name) => name.trim());
  const stacks = listed.filter((name) => name !== "");
  if (!isUnderCli && stacks.length === 0) return () => false;
  const { cdktfCommand, meansStack } = await import("./cdktf-command");
  const isListed = (name: string) => stacks.length > 0 && meansStack({ stacks }, name);
  if (!isUnderCli) return isListed;
  const { ancestorCommandLines } = await import("./ancestors");
  const command = (commandLines ?? ancestorCommandLines())
    .map(cdktfCommand)
    .find((found) => found !== undefined);
  if (!command || command.stacks.length === 0) return () => true;
  return (name) => isListed(name) || meansStack(command, name);
}
