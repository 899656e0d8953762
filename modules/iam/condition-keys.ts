/** Which condition keys a statement looks at: in its conditions, and as policy variables in its texts. */
import { toList, type PolicyStatement } from "./policy";

/** `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`; not `${*}`, which is a plain character. */
const VARIABLE = /\$\{\s*([^\s,'"{}:]+:[^,'"{}]*?)\s*(?:,[^{}]*)?\}/g;

/** The keys as the statement spells them; the same key may come twice. */
export function conditionKeys({ Resource, NotResource, Condition }: PolicyStatement): readonly string[] {
  const blocks = Object.values(Condition ?? {});
  const texts = [
    ...toList<string>(Resource),
    ...toList<string>(NotResource),
    // Numbers and booleans stand unquoted in many documents.
    ...blocks.flatMap((block) =>
      Object.values(block).flatMap((values) => toList<string>(values).map(String)),
    ),
  ];
  const variables = texts.flatMap((text) => [...text.matchAll(VARIABLE)].map(([, key = ""]) => key));
  return [...blocks.flatMap((block) => Object.keys(block)), ...variables];
}
