import { InputError } from "../../modules/errors";
import { stateSettings } from "../../stacks/backend";

const none = () => undefined;
function faultsOf(action: () => unknown) {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.faults;
    throw error;
  }
  return [];
}

test("a bucket and a region that S3 does not have are refused where they are written", () => {
  const environment = { AWS_ONBOARDING_STATE_BUCKET: "My Bucket", AWS_ONBOARDING_STATE_REGION: "mars" };
  expect(faultsOf(() => stateSettings(none, environment))).toMatchObject([
    { field: "AWS_ONBOARDING_STATE_BUCKET", value: "My Bucket" },
    { field: "AWS_ONBOARDING_STATE_REGION", rule: "be the code of an AWS Region" },
  ]);
  const context = (key: string) => (key === "stateBucket" ? "s3://bucket" : undefined);
  expect(faultsOf(() => stateSettings(context, {}))).toMatchObject([
    { field: "context stateBucket", value: "s3://bucket" },
  ]);
});

test("what is right is taken as it is", () => {
  const environment = {
    AWS_ONBOARDING_STATE_BUCKET: "my-org-state",
    AWS_ONBOARDING_STATE_REGION: "eu-west-1",
  };
  expect(stateSettings(none, environment)).toEqual({
    kind: "s3",
    bucket: "my-org-state",
    region: "eu-west-1",
    keyPrefix: "aws-onboarding/",
  });
});
