/** A vendor's access as one flat CloudFormation template: no macros, no nested stacks, no functions that run code. */
import type { Input } from "../vendors/input";
import type { Vendor } from "../vendors/vendor";
import { consoleInterface } from "./interface";
import type { Node, NodeMap } from "./intrinsic";
import { parameter, parameterInputs, parameterName } from "./parameters";
import { outputs } from "./outputs";
import { references } from "./references";
import { resources } from "./resources";
import { ruleForms, type RuleForm } from "./rules";
import { TemplateForm } from "./template-form";
import type { TemplateOptions } from "./template-options";

/** The template as an object, and what its reader should know beside it. */
export interface Template {
  readonly body: NodeMap;
  /** The inputs that are parameters, in the model's order. */
  readonly inputs: readonly Input[];
  readonly rules: readonly RuleForm[];
}

/** Builds the template of a vendor. */
export function buildTemplate(vendor: Vendor, options: TemplateOptions = {}): Template {
  const form = new TemplateForm(vendor, options);
  const resourceSection = resources(form, options);
  const outputSection = outputs(form);
  const conditions = form.conditions.section();
  // An input that nothing refers to, such as the region that Terraform's provider works in, would be a question without effect.
  const used = references([resourceSection, outputSection, conditions] as readonly Node[]);
  const inputs = parameterInputs(vendor).filter((input) => used.has(parameterName(input)));
  const rules = ruleForms(form);
  const ruleSection = Object.fromEntries(
    rules.flatMap((rule) => (rule.kind === "rule" ? [[rule.name, rule.rule]] : [])),
  );
  const body: NodeMap = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `${vendor.title} ${vendor.purpose}`,
    Metadata: { "AWS::CloudFormation::Interface": consoleInterface(inputs, vendor) },
    Parameters: Object.fromEntries(
      inputs.map((input) => [parameterName(input), parameter(input, vendor, options)]),
    ),
    ...(Object.keys(ruleSection).length > 0 && { Rules: ruleSection }),
    ...(Object.keys(conditions).length > 0 && { Conditions: conditions }),
    Resources: resourceSection,
    Outputs: outputSection,
  };
  return { body, inputs, rules };
}
