import fc from "fast-check";

const MARKS = ["${", "%{", "$", "%", "{", "}", '"', "\\", "\n", "EOT", "<<EOT", "#", "é", "\u2028", "~", "'"];

/**
 * Text that breaks careless printers of HCL: quotes, backslashes, template marks, line breaks, heredoc marks, control
 * characters. Composed (NFC), because Terraform composes every string.
 */
export const nastyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...MARKS), { maxLength: 8 }).map((parts) => parts.join("")),
  )
  .map((value) => value.normalize("NFC"));
