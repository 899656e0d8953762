/** Names in a template: letters and digits alone, as CloudFormation asks of every logical ID. */
import type { When } from "../iam/when";
import { renderWhen } from "../iam/when";
import type { Input } from "../vendors/input";

/** `cur_bucket_name` and `cur-bucket` become `CurBucketName` and `CurBucket`. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** A text of the model with the names of inputs as the template's user knows them. */
export function inParameterNames(text: string, inputs: readonly Input[]): string {
  const names = new Set(inputs.map((input) => input.name));
  // Names of one word, like "tags", are words of the language too.
  return text.replace(/[a-z0-9]+(_[a-z0-9]+)+/g, (word) => (names.has(word) ? pascalCase(word) : word));
}

/** The name of a condition says when it holds: `CurKmsKeyArnIsGiven`, `EnableBedrockAccessIsOn`. */
export function conditionName(when: When): string {
  return renderWhen<string>(when, {
    on: (input) => `${pascalCase(input)}IsOn`,
    set: (input) => `${pascalCase(input)}IsGiven`,
    all: (terms) => terms.join("And"),
    any: (terms) => terms.join("Or"),
    not: (term) => `Not${term}`,
  });
}
