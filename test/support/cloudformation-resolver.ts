/** What CloudFormation makes of a template for given parameters: for tests alone, and for the functions that are used here. */
import type { Node, NodeMap } from "../../modules/cloudformation/intrinsic";
import type { Environment } from "../../modules/vendors/literal";

/** Values of parameters as CloudFormation takes them: texts. */
export type ParameterValues = Readonly<Record<string, string>>;

const NOTHING = Symbol("AWS::NoValue");
type Resolved = unknown;

export class Resolver {
  private readonly parameters: NodeMap;

  constructor(
    readonly template: NodeMap,
    private readonly given: ParameterValues,
    private readonly environment: Environment,
  ) {
    this.parameters = template["Parameters"] as NodeMap;
    const strange = Object.keys(given).filter((name) => !(name in this.parameters));
    if (strange.length > 0) throw new Error(`The template has no parameters ${strange.join(", ")}.`);
  }

  /** The section with everything decided. */
  section(name: string): Readonly<Record<string, Record<string, unknown>>> {
    const kept = Object.entries(this.template[name] as NodeMap).filter(([, value]) => {
      const condition = (value as NodeMap)["Condition"];
      return typeof condition !== "string" || this.condition(condition);
    });
    return Object.fromEntries(
      kept.map(([key, value]) => [key, this.resolve(value) as Record<string, unknown>]),
    );
  }

  /** What is wrong with the parameters: constraints and Rules that do not hold. */
  faults(): readonly string[] {
    const broken = Object.entries(this.parameters).flatMap(([name, parameter]) =>
      this.meets(name, parameter as NodeMap) ? [] : [name],
    );
    const rules = Object.entries((this.template["Rules"] ?? {}) as NodeMap).flatMap(([name, rule]) => {
      const { RuleCondition, Assertions } = rule as { RuleCondition?: Node; Assertions: readonly NodeMap[] };
      if (RuleCondition !== undefined && !this.isTrue(RuleCondition)) return [];
      return Assertions.every((assertion) => this.isTrue(assertion["Assert"] as Node)) ? [] : [name];
    });
    return [...broken, ...rules];
  }

  private meets(name: string, parameter: NodeMap): boolean {
    const text = this.text(name);
    if (text === undefined) return false;
    const { AllowedPattern, AllowedValues, MinLength, MaxLength, MinValue, MaxValue, Type } = parameter;
    // Java's matches(): the whole value, whatever the pattern's own anchors.
    const whole = AllowedPattern === undefined ? undefined : new RegExp(`^(?:${AllowedPattern as string})$`);
    const elements = Type === "CommaDelimitedList" ? this.list(text) : [text];
    return (
      (whole === undefined || elements.every((element) => whole.test(element))) &&
      (AllowedValues === undefined || (AllowedValues as readonly Node[]).includes(text)) &&
      (MinLength === undefined || text.length >= Number(MinLength)) &&
      (MaxLength === undefined || text.length <= Number(MaxLength)) &&
      (MinValue === undefined || Number(text) >= Number(MinValue)) &&
      (MaxValue === undefined || Number(text) <= Number(MaxValue))
    );
  }

  private text(name: string): string | undefined {
    const fallback = (this.parameters[name] as NodeMap | undefined)?.["Default"];
    return this.given[name] ?? (typeof fallback === "object" ? undefined : fallback?.toString());
  }

  private list(text: string): readonly string[] {
    return text.split(",").map((element) => element.trim());
  }

  private condition(name: string): boolean {
    const definition = (this.template["Conditions"] as NodeMap)[name];
    if (definition === undefined) throw new Error(`There is no condition ${name}.`);
    return this.isTrue(definition);
  }

  private isTrue(node: Node): boolean {
    const [[name, argument] = ["", ""]] = Object.entries(node as NodeMap);
    const terms = argument as readonly Node[];
    switch (name) {
      case "Condition":
        return this.condition(argument as string);
      case "Fn::Equals":
        return this.resolve(terms[0] as Node) === this.resolve(terms[1] as Node);
      case "Fn::Not":
        return !this.isTrue(terms[0] as Node);
      case "Fn::And":
        return bounded(terms).every((term) => this.isTrue(term));
      case "Fn::Or":
        return bounded(terms).some((term) => this.isTrue(term));
      default:
        throw new Error(`${name} is no condition.`);
    }
  }

  private resolve(node: Node): Resolved {
    if (typeof node !== "object") return node;
    if (Array.isArray(node)) {
      return (node as readonly Node[]).map((element) => this.resolve(element)).filter((e) => e !== NOTHING);
    }
    const entries = Object.entries(node as NodeMap);
    const [entry] = entries;
    if (entry && entries.length === 1 && (entry[0] === "Ref" || entry[0].startsWith("Fn::"))) {
      return this.call(entry[0], entry[1]);
    }
    return Object.fromEntries(
      entries.map(([key, value]) => [key, this.resolve(value)]).filter(([, value]) => value !== NOTHING),
    );
  }

  private call(name: string, argument: Node): Resolved {
    const list = argument as readonly Node[];
    switch (name) {
      case "Ref":
        return this.reference(argument as string);
      case "Fn::If":
        return this.resolve((this.condition(list[0] as string) ? list[1] : list[2]) as Node);
      case "Fn::Join":
        return (this.resolve(list[1] as Node) as readonly string[]).join(list[0] as string);
      case "Fn::Split":
        return (this.resolve(list[1] as Node) as string).split(list[0] as string);
      case "Fn::Select": {
        const value = (this.resolve(list[1] as Node) as readonly string[])[Number(list[0])];
        if (value === undefined) throw new Error("Fn::Select is out of its list.");
        return value;
      }
      case "Fn::GetAtt":
        return (argument as readonly string[]).join(".");
      case "Fn::Sub":
        return this.substitute(argument);
      default:
        throw new Error(`${name} is not known here.`);
    }
  }

  private substitute(argument: Node): string {
    const [template, map] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, NodeMap];
    return template.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
      const value = name in map ? this.resolve(map[name] as Node) : this.reference(name);
      if (typeof value !== "string") throw new Error(`\${${name}} is no text.`);
      return value;
    });
  }

  private reference(name: string): Resolved {
    switch (name) {
      case "AWS::NoValue":
        return NOTHING;
      case "AWS::Partition":
        return this.environment.partition;
      case "AWS::AccountId":
        return this.environment.accountId;
      case "AWS::URLSuffix":
        return this.environment.dnsSuffix;
    }
    const parameter = this.parameters[name] as NodeMap | undefined;
    if (!parameter) return { resource: this.resourceNamed(name) };
    const text = this.text(name);
    if (text === undefined) throw new Error(`${name} has no value.`);
    return parameter["Type"] === "CommaDelimitedList" ? this.list(text) : text;
  }

  private resourceNamed(name: string): string {
    const resource = (this.template["Resources"] as NodeMap)[name] as NodeMap | undefined;
    if (!resource) throw new Error(`There is no ${name}.`);
    const condition = resource["Condition"];
    if (typeof condition === "string" && !this.condition(condition)) {
      throw new Error(`${name} does not exist.`);
    }
    return name;
  }
}

function bounded(terms: readonly Node[]): readonly Node[] {
  if (terms.length < 2 || terms.length > 10) throw new Error(`${terms.length} conditions are not 2 to 10.`);
  return terms;
}
