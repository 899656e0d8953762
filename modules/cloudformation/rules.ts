/** What must hold between inputs, as the Rules of a template, and what Rules cannot say. */
import { ruleMessage, type CrossRule } from "../vendors/rule";
import type { TemplateForm } from "./template-form";
import { ruleExpression } from "./conditions";
import { fnEquals, fnNot, ref, type Node, type NodeMap } from "./intrinsic";
import { inParameterNames, pascalCase } from "./names";

/** How a template holds a rule: checked before anything is created, where the value is used, or not at all. */
export type RuleForm =
  | { readonly kind: "rule"; readonly name: string; readonly rule: NodeMap }
  | { readonly kind: "at-use"; readonly message: string }
  | { readonly kind: "unchecked"; readonly message: string };

/** Every rule that concerns an input of this template. */
export function ruleForms(form: TemplateForm): readonly RuleForm[] {
  const { vendor, absent } = form;
  return vendor.crossRules
    .filter((rule) => !absent.has(rule.field))
    .map((rule): RuleForm => {
      const message = inParameterNames(ruleMessage(rule.field, rule), vendor.inputs);
      const assertion = assertionOf(rule, form);
      const condition = rule.when && ruleExpression(rule.when, vendor.inputs);
      if (assertion === undefined || (rule.when && condition === undefined)) {
        return { kind: isGuarded(rule, form) ? "at-use" : "unchecked", message };
      }
      return {
        kind: "rule",
        name: pascalCase(`${rule.field} must ${inParameterNames(rule.must, vendor.inputs)}`),
        rule: {
          ...(condition !== undefined && { RuleCondition: condition }),
          Assertions: [{ Assert: assertion, AssertDescription: message }],
        },
      };
    });
}

function assertionOf({ require }: CrossRule, { vendor }: TemplateForm): Node | undefined {
  switch (require.kind) {
    case "holds":
      return ruleExpression(require.that, vendor.inputs);
    case "differ": {
      const [a, b] = require.inputs;
      return fnNot(fnEquals(ref(pascalCase(a)), ref(pascalCase(b))));
    }
    case "in-account":
      // Rules know neither Fn::Split nor Fn::Select.
      return undefined;
  }
}

function isGuarded({ require }: CrossRule, { vendor }: TemplateForm): boolean {
  if (require.kind !== "in-account") return false;
  return vendor.inputs.some((input) => input.name === require.arn && input.type !== "list");
}
