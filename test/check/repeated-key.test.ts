import { readTemplate } from "../../modules/check/readers/cloudformation-template";
import { readPolicyFile } from "../../modules/check/readers/policy-file";

test.each([
  [
    "--policy",
    readPolicyFile('{"Statement":{"Effect":"Allow","Action":"*","Action":"ce:GetTags"}}', "f", "p"),
  ],
  [
    "a policy text in another input",
    readTemplate(
      JSON.stringify({
        Resources: {
          Policy: {
            Type: "AWS::IAM::ManagedPolicy",
            Properties: { PolicyDocument: '{"Statement":{"Action":"*","Action":"ce:GetTags"}}' },
          },
        },
      }),
      "f",
      "t",
    ),
  ],
])("%s: a document that repeats a key is handed on as the text that it is", (_from, [principal]) => {
  expect(typeof principal!.inline[0]!.document).toBe("string");
});
