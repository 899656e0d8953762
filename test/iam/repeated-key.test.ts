import fc from "fast-check";
import { repeatedKey } from "../../modules/iam/repeated-key";

test.each([
  ['{"Action":"*","Action":"ec2:DescribeRegions"}', "Action"],
  ['{"Statement":[{"Effect":"Allow"},{"Effect":"Deny","a":{"b":1,"b":2}}]}', "b"],
  [String.raw`{"Action":1,"\u0041ction":2}`, "Action"],
  [String.raw`{"a\"":1,"a\"":2}`, 'a"'],
  ['{"__proto__":1,"__proto__":2}', "__proto__"],
])("%s repeats %s", (text, name) => expect(repeatedKey(text)).toBe(name));

test.each([
  '{"a":{"a":{"a":[{"a":1},{"a":2}]}}}',
  '{"a":"{\\"b\\":1,\\"b\\":2}","b":"a:a:{"}',
  "[]",
  "1",
  '"a:a"',
])("%s repeats nothing", (text) => expect(repeatedKey(text)).toBeUndefined());

test("what JavaScript writes repeats nothing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(repeatedKey(JSON.stringify(value, null, indent))).toBeUndefined();
    }),
  );
});
