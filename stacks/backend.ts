/** Where Terraform keeps its state. It holds external IDs, so it needs the same care as they do. */
import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import { throwFaults } from "../modules/errors";
import { BUCKET_NAME, REGION } from "../modules/vendors/rules";
import { textFaults } from "../modules/vendors/text-faults";

/** A file in the project's directory, or an S3 bucket. */
export type StateSettings =
  | { readonly kind: "local" }
  | { readonly kind: "s3"; readonly bucket: string; readonly region: string; readonly keyPrefix: string };

/**
 * The settings from CDKTF context (`stateBucket`, `stateRegion`, `stateKeyPrefix`) or the environment
 * (`AWS_ONBOARDING_STATE_BUCKET`, ..._REGION, ..._KEY_PREFIX); context wins. Without a bucket the state is local.
 * @throws InputError for what Terraform would refuse only when it asks S3
 */
export function stateSettings(
  context: (key: string) => unknown,
  environment: Readonly<Record<string, string | undefined>>,
): StateSettings {
  const setting = (key: string, variable: string): Setting | undefined => {
    const fromContext = context(key) ?? undefined;
    const [name, value] =
      fromContext === undefined ? [variable, environment[variable]] : [`context ${key}`, fromContext];
    return typeof value === "string" && value !== "" ? { name, value } : undefined;
  };
  const bucket = setting("stateBucket", "AWS_ONBOARDING_STATE_BUCKET");
  if (bucket === undefined) return { kind: "local" };
  const region = setting("stateRegion", "AWS_ONBOARDING_STATE_REGION");
  const keyPrefix = setting("stateKeyPrefix", "AWS_ONBOARDING_STATE_KEY_PREFIX");
  throwFaults([
    ...textFaults(bucket.name, bucket.value, BUCKET_NAME),
    ...(region ? textFaults(region.name, region.value, REGION) : []),
  ]);
  return {
    kind: "s3",
    bucket: bucket.value,
    region: region?.value ?? "us-east-1",
    keyPrefix: keyPrefix?.value ?? "aws-onboarding/",
  };
}

/** One setting, and where it was written. */
interface Setting {
  readonly name: string;
  readonly value: string;
}

/** Declares the backend. The local path is relative, from the synthesized directory up to the project's. */
export function declareBackend(stack: TerraformStack, settings: StateSettings): void {
  const name = stack.node.id;
  switch (settings.kind) {
    case "local":
      new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
      return;
    case "s3": {
      const { bucket, region, keyPrefix } = settings;
      new S3Backend(stack, { bucket, region, key: `${keyPrefix}${name}.tfstate`, encrypt: true });
      // Terraform 1.10 and later lock with S3 itself; the bindings do not know the option yet.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    }
  }
}
