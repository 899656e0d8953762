/** The text of a CloudFormation template: YAML with short forms of the functions, or JSON. */
import { parseDocument, type CollectionTag, type ScalarTag } from "yaml";
import { InputError } from "../../errors";
import { checkFaults } from "../errors";

/** Functions with a short form: `!Sub` is `Fn::Sub`. */
const FUNCTIONS = [
  ...[
    "Sub",
    "GetAtt",
    "If",
    "Join",
    "Select",
    "Split",
    "FindInMap",
    "ImportValue",
    "Base64",
    "Cidr",
    "GetAZs",
  ],
  ...["Equals", "Not", "And", "Or", "Transform", "Length", "ToJsonString"],
];

/** The template with the long forms alone. */
export function parseTemplate(text: string, field: string): unknown {
  const tags = [
    ...["Ref", "Condition"].map((name) => [name, name] as const),
    ...FUNCTIONS.map((name) => [name, `Fn::${name}`] as const),
  ];
  const document = parseDocument(text, { customTags: tags.flatMap(([name, key]) => shortForms(name, key)) });
  const [problem] = document.errors;
  if (problem) {
    throw new InputError([
      checkFaults.notYaml(field, `${problem.code}, line ${problem.linePos?.[0].line ?? 0}`),
    ]);
  }
  return document.toJS() as unknown;
}

function shortForms(name: string, key: string): readonly (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const collection = (node: unknown): unknown => ({ [key]: (node as { toJSON: () => unknown }).toJSON() });
  return [
    {
      tag,
      resolve: (value: string) => ({ [key]: name === "GetAtt" ? value.split(".") : value }),
    },
    { tag, collection: "seq", resolve: collection },
    { tag, collection: "map", resolve: collection },
  ];
}
