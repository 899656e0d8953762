/** What the YAML form says beside its parts, so that a reviewer can read the template alone. */
import { DATA_CLASSES } from "../grants/grant";
import { planPolicies } from "../vendors/policy-plan";
import type { Vendor } from "../vendors/vendor";
import { policyId, PRINCIPALS } from "./resources";
import type { Template } from "./template";

/** Comments by path. A list element's path ends in the name of the policy that it holds. */
export type Comments = ReadonlyMap<string, string>;

/** The path as a key. */
export function pathKey(path: readonly string[]): string {
  return path.join("/");
}

/** All comments of a template. */
export function comments(vendor: Vendor, { rules }: Template): Comments {
  const resource = PRINCIPALS[vendor.principal];
  const of = (kind: "at-use" | "unchecked") =>
    rules.flatMap((rule) => (rule.kind === kind ? [`- ${rule.message}`] : []));
  const about = (title: string, lines: readonly string[]) => (lines.length > 0 ? [title, ...lines] : []);
  const entries: (readonly [readonly string[], readonly string[]])[] = [
    [
      [],
      [
        "Made from the model that the Terraform module is made from. Change the model, not this file.",
        "Tags are given to the stack: CloudFormation hands them on to what it creates.",
      ],
    ],
    [
      ["Parameters"],
      [
        "Every value has a pattern; an empty one means that it is not set. The elements of a list are separated by",
        "commas, and so cannot hold one. Each call that changes the stack needs the capability CAPABILITY_NAMED_IAM.",
      ],
    ],
    [
      [rules.some((rule) => rule.kind === "rule") ? "Rules" : "Conditions"],
      [
        ...about(
          "Checked where the value is used, because Rules cannot take an ARN apart: IAM refuses the stack.",
          of("at-use"),
        ),
        ...about(
          "What no function of CloudFormation can check before the stack is made. Check it yourself:",
          of("unchecked"),
        ),
      ],
    ],
    [
      ["Resources", resource, "Properties", "Policies"],
      ["One policy for each grant; a switch adds or removes its own and no other."],
    ],
    [["Resources", resource, "Properties", "AssumeRolePolicyDocument"], ["Who may assume the role."]],
  ];
  for (const plan of planPolicies(vendor)) {
    const grants = plan.form === "inline" ? [plan.grant] : plan.grants;
    const lines = grants.map(
      ({ title, reason, dataClass }) => `${title} (${DATA_CLASSES[dataClass]}). ${reason}`,
    );
    entries.push([
      plan.form === "inline"
        ? ["Resources", resource, "Properties", "Policies", plan.grant.id]
        : ["Resources", policyId(plan.policy)],
      lines,
    ]);
  }
  return new Map(
    entries.flatMap(([path, lines]) => (lines.length === 0 ? [] : [[pathKey(path), lines.join("\n")]])),
  );
}
