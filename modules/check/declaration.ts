/** What a writing principal (a provisioner) says that it needs. It is judged against exactly this. */
import type { PolicyDocument } from "../iam/policy";

/** The declared write access. Patterns and service prefixes in any case, as IAM compares them. */
export interface Declaration {
  /** Service prefixes it may act in (`s3`, `rds`): an action of any other service is a finding. */
  readonly services: readonly string[];
  /** Action patterns that it may be granted. Absent: every action of the declared services. */
  readonly actions?: readonly string[];
  /** IAM path under which it creates roles and policies (`/vendor/`): scopes what it may do in IAM. */
  readonly iamPath?: string;
  /** ARN of the permissions boundary that everything it creates in IAM has to carry. */
  readonly boundaryArn?: string;
  /**
   * The same as a policy, for a scope: every write, and every read of content or of secrets, has to lie in one of its statements,
   * resources and conditions included. Absent: how far a declared action reaches is not judged here.
   */
  readonly within?: PolicyDocument;
}
