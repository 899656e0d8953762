/** The CloudFormation form: values that are placeholders, and texts with placeholders as intrinsic functions. */
import { throwFaults } from "../errors";
import { AWS_VALUES, type Values } from "../iam/values";
import type { When } from "../iam/when";
import type { CrossRule } from "../vendors/rule";
import type { Derived, Vendor } from "../vendors/vendor";
import { Conditions } from "./conditions";
import { badIssuer } from "./errors";
import { fold } from "./fold";
import { fnEquals, NO_VALUE, ref, type Node } from "./intrinsic";
import { inParameterNames, pascalCase } from "./names";
import { absentInputs, THIS_ACCOUNT } from "./same-account";
import { DEFAULT_OIDC_ISSUER, type TemplateOptions } from "./template-options";

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  [AWS_VALUES.partition]: "AWS::Partition",
  [AWS_VALUES.accountId]: "AWS::AccountId",
  [AWS_VALUES.dnsSuffix]: "AWS::URLSuffix",
};

const PLACEHOLDER = /\$\{([A-Za-z0-9:]+)\}/g;

/** Turns what the model says of one vendor into parts of a template. */
export class TemplateForm {
  readonly conditions: Conditions;
  readonly values: Values;
  /** Inputs that this template does not have. */
  readonly absent: ReadonlySet<string>;
  private readonly issuer: string;
  /** What stands for a placeholder that is no parameter, or a parameter that has to be checked where it is used. */
  private readonly composed = new Map<string, () => Node>();

  /** Throws an `InputError` for an issuer that is none. */
  constructor(
    readonly vendor: Vendor,
    options: TemplateOptions = {},
  ) {
    this.conditions = new Conditions(vendor.inputs);
    this.issuer = options.oidcIssuer ?? DEFAULT_OIDC_ISSUER;
    if (!/^[A-Za-z0-9._/-]+$/.test(this.issuer)) throwFaults([badIssuer(this.issuer)]);
    this.absent = options.forOrganization ? absentInputs(vendor) : new Set();
    this.values = {
      text: (name) => this.placeholder(name),
      // Alone in its list, so that it is told apart from a list of literals.
      list: (name) => [this.placeholder(name)],
    };
    for (const derived of vendor.derived) {
      if (derived.kind === "choice") this.composed.set(pascalCase(derived.name), () => this.choice(derived));
    }
    for (const rule of vendor.crossRules) this.guard(rule);
  }

  /** A text with placeholders: itself, a reference, or `Fn::Sub`. */
  text(template: string): Node {
    const names = [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] as string))];
    if (template.replace(PLACEHOLDER, "").includes("${")) {
      throw new Error(`"${template}" of ${this.vendor.id} holds a placeholder that is no name.`);
    }
    const [only] = names;
    if (only === undefined) return template;
    if (template === `\${${only}}`) return this.composed.get(only)?.() ?? ref(only);
    const map = names.flatMap((name) => {
      const value = this.composed.get(name)?.();
      return value === undefined ? [] : [[name, value] as const];
    });
    return { "Fn::Sub": map.length === 0 ? template : [template, Object.fromEntries(map)] };
  }

  /** One or many values. A list parameter stands for all of them. */
  oneOrMany(values: readonly string[]): Node {
    const [only] = values;
    return only !== undefined && values.length === 1
      ? this.text(only)
      : values.map((value) => this.text(value));
  }

  /** The value while the condition holds. Nothing when it never does: the value is not even built then. */
  given(when: When | undefined, value: () => Node, otherwise: Node = NO_VALUE): Node | undefined {
    const folded = when === undefined || fold(when, this.absent);
    if (folded === false) return undefined;
    return folded === true ? value() : this.conditions.choose(folded, value(), otherwise);
  }

  private placeholder(name: string): string {
    const pseudo = PSEUDO_PARAMETERS[name];
    if (pseudo) return `\${${pseudo}}`;
    const derived = this.vendor.derived.find((candidate) => candidate.name === name);
    if (derived?.kind === "oidc-issuer") return this.issuer;
    if (!derived && !this.vendor.inputs.some((input) => input.name === name)) {
      throw new Error(`${this.vendor.id} has no value named ${name}.`);
    }
    return `\${${pascalCase(name)}}`;
  }

  private choice(derived: Extract<Derived, { kind: "choice" }>): Node {
    const then = this.text(derived.then(this.values));
    const otherwise = this.text(derived.otherwise(this.values));
    return this.given(derived.when, () => then, otherwise) ?? otherwise;
  }

  /**
   * CloudFormation cannot compare parts of a text before it creates anything. An ARN of a wrong account is therefore
   * replaced, where it is used, by a sentence that says so: IAM refuses it as a principal, and the stack fails with it.
   */
  private guard(rule: CrossRule): void {
    if (rule.require.kind !== "in-account") return;
    const { arn, account } = rule.require;
    const isList = this.vendor.inputs.some((input) => input.name === arn && input.type === "list");
    if (isList || this.absent.has(arn)) return;
    const parameter = pascalCase(arn);
    const where = account === THIS_ACCOUNT ? "ThisAccount" : pascalCase(account);
    const condition = `${parameter}IsIn${where}`;
    const message = inParameterNames(`'${arn}' must ${rule.must}`, this.vendor.inputs);
    this.composed.set(parameter, () => {
      this.conditions.define(condition, () =>
        // The colons keep the fifth part there while the parameter is empty: every condition is evaluated.
        fnEquals(
          { "Fn::Select": [4, { "Fn::Split": [":", { "Fn::Sub": `\${${parameter}}::::` }] }] },
          account === THIS_ACCOUNT ? ref("AWS::AccountId") : ref(pascalCase(account)),
        ),
      );
      return { "Fn::If": [condition, ref(parameter), { "Fn::Sub": `${message}, got: \${${parameter}}` }] };
    });
  }
}
