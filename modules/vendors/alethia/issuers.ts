/** The OIDC issuers of EKS clusters, as IAM names their providers. */
import { AWS_VALUES, type Values } from "../../iam/values";
import { iamArn } from "./names";

/** Providers of clusters in any region: `oidc.eks.REGION.SUFFIX/id/ID`, with the partition's own suffix. */
export function clusterIssuers(v: Values): readonly string[] {
  return [provider(v, "*")];
}

/**
 * What the pattern of `clusterIssuers` covers besides: a `*` takes in dots and slashes, so that the host could be another's, as
 * in `oidc.eks.example.com/x.SUFFIX/id/1`. A region has neither.
 */
export function foreignIssuers(v: Values): readonly string[] {
  return [provider(v, "*.*"), provider(v, "*/*")];
}

function provider(v: Values, region: string): string {
  return iamArn(v, `oidc-provider/oidc.eks.${region}.${v.text(AWS_VALUES.dnsSuffix)}/id/*`);
}
