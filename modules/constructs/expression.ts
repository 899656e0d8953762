/** Terraform expressions as text. cdktf passes `${...}` strings through unchanged, so no token can be misused. */
import { renderWhen, type When } from "../iam/when";
import { isOptional, type Input } from "../vendors/input";

/** `${expression}`, the way Terraform's JSON syntax writes an expression. */
export function expression(text: string): string {
  return `\${${text}}`;
}

/** A quoted string of Terraform's language whose `${...}` parts stay expressions. */
export function quoted(template: string): string {
  return `"${outsideInterpolation(template, (text) => text.replace(/["\\]/g, "\\$&"))}"`;
}

/** `"${var.x}"` is `var.x`; any other template is quoted. */
export function asOperand(template: string): string {
  const whole = /^\$\{([^{}]*)\}$/.exec(template);
  return whole?.[1] ?? quoted(template);
}

/** A condition and its opposite, so that `not` reads as a person would write it. */
interface Test {
  readonly yes: string;
  readonly no: string;
}

/** A condition on inputs in Terraform's language. Whether a secret is set is no secret. */
export function whenExpression(when: When, inputs: readonly Input[]): string {
  const isSet = (name: string): Test => {
    const input = inputs.find((candidate) => candidate.name === name);
    if (!input || !isOptional(input)) throw new Error(`${name} is not an input that may be empty.`);
    if (input.type === "list") return { yes: `length(var.${name}) > 0`, no: `length(var.${name}) == 0` };
    const compare = (operator: string) => `var.${name} ${operator} ""`;
    if (!input.sensitive) return { yes: compare("!="), no: compare("==") };
    return { yes: `nonsensitive(${compare("!=")})`, no: `nonsensitive(${compare("==")})` };
  };
  return renderWhen<Test>(when, {
    on: (name) => ({ yes: `var.${name}`, no: `!var.${name}` }),
    set: isSet,
    all: (terms) => joined(terms, "&&", "||"),
    any: (terms) => joined(terms, "||", "&&"),
    not: ({ yes, no }) => ({ yes: no, no: yes }),
  }).yes;
}

function joined(terms: readonly Test[], operator: string, opposite: string): Test {
  const join = (texts: readonly string[], by: string) => texts.map(parenthesized).join(` ${by} `);
  return {
    yes: join(
      terms.map((term) => term.yes),
      operator,
    ),
    no: join(
      terms.map((term) => term.no),
      opposite,
    ),
  };
}

function parenthesized(term: string): string {
  return /&&|\|\|/.test(term) ? `(${term})` : term;
}

/** Changes the text around the `${...}` parts of a template and leaves the parts alone. */
function outsideInterpolation(template: string, change: (text: string) => string): string {
  let result = "";
  let rest = template;
  for (let start = rest.indexOf("${"); start >= 0; start = rest.indexOf("${")) {
    const end = endOfInterpolation(rest, start + 2);
    result += change(rest.slice(0, start)) + rest.slice(start, end);
    rest = rest.slice(end);
  }
  return result + change(rest);
}

function endOfInterpolation(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "{") depth++;
    if (text[i] === "}" && --depth === 0) return i + 1;
  }
  throw new Error(`Unclosed \${ in ${text}`);
}

/** A text in which nothing is an expression: every mark that would begin one is doubled. */
export function literalText(text: string): string {
  return text.replace(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);
}
