/** The strings that statements are built from. Each form supplies them in its own way. */

/**
 * Values of a vendor's inputs and derived values, by name.
 *
 * With literals `text("cur_bucket_name")` is `my-bucket`; for Terraform it is `${var.cur_bucket_name}`; for CloudFormation
 * `${CurBucketName}` under `Fn::Sub`. An unknown name throws: it is a misspelling in the model.
 * A list stands alone wherever it is used, never joined with other strings, because a form may hand out a reference
 * to a list whose elements it does not know.
 */
export interface Values {
  readonly text: (name: string) => string;
  readonly list: (name: string) => readonly string[];
}

/** What AWS itself knows and no input says. */
export const AWS_VALUES = {
  /** `aws`, `aws-us-gov`, `aws-cn`, `aws-eusc`. */
  partition: "aws_partition",
  /** 12 digits: the account in which the role is created. */
  accountId: "aws_account_id",
  /** `amazonaws.com`, `amazonaws.com.cn`, ... */
  dnsSuffix: "aws_dns_suffix",
} as const;

/** `arn:PARTITION:...` with the partition taken from the values. */
export function arn(values: Values, rest: string): string {
  return `arn:${values.text(AWS_VALUES.partition)}:${rest}`;
}
