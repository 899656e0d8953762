/** How the console shows the parameters: the model's groups, and a label for each. */
import { INPUT_GROUPS, type Input } from "../vendors/input";
import type { Vendor } from "../vendors/vendor";
import type { NodeMap } from "./intrinsic";
import { pascalCase } from "./names";

/** Words that are written otherwise than by capitalizing a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  arn: "ARN",
  arns: "ARNs",
  aws: "AWS",
  bedrock: "Bedrock",
  cur: "CUR",
  iam: "IAM",
  id: "ID",
  ids: "IDs",
  kms: "KMS",
  oidc: "OIDC",
  eks: "EKS",
  vpc: "VPC",
  s3: "S3",
};

/** The `AWS::CloudFormation::Interface` of these inputs. */
export function consoleInterface(inputs: readonly Input[], vendor: Vendor): NodeMap {
  const groups = INPUT_GROUPS.flatMap((group) => {
    const members = inputs.filter((input) => input.group === group);
    if (members.length === 0) return [];
    return [{ Label: { default: group }, Parameters: members.map(({ name }) => pascalCase(name)) }];
  });
  return {
    ParameterGroups: groups,
    ParameterLabels: Object.fromEntries(
      inputs.map(({ name }) => [pascalCase(name), { default: label(name, vendor) }]),
    ),
  };
}

/** `cur_kms_key_arn` as a label: `CUR KMS key ARN`. */
export function label(name: string, vendor: Pick<Vendor, "title">): string {
  const words = name.split("_").map((word) => {
    if (word === vendor.title.toLowerCase()) return vendor.title;
    return WORDS[word] ?? word;
  });
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
