/** Why a configuration cannot be printed as HCL. Every text names the address and what to do. */
export class PrintError extends Error {
  override readonly name = "PrintError";
}

/** A name that the tables do not hold: whether it is an attribute or a block is not guessed. */
export function unknownMember(address: string, name: string): PrintError {
  return new PrintError(
    `${address}: '${name}' is not in the tables of what is known. Add it to modules/hcl, as an attribute or as a block.`,
  );
}

/** A value of another shape than the table says. */
export function wrongShape(address: string, name: string, expected: string): PrintError {
  return new PrintError(`${address}: '${name}' must be ${expected}.`);
}

/** A string that is no expression, or one beyond what is understood here. */
export function unreadableExpression(address: string, name: string, problem: string): PrintError {
  return new PrintError(`${address}: '${name}' holds an expression that cannot be printed: ${problem}.`);
}

/** A reference in a circle: Terraform refuses it as well. */
export function circularReference(address: string): PrintError {
  return new PrintError(`${address} refers to itself through other blocks.`);
}
