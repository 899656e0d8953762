/** Whom a trust statement names, sorted by what has to hold for each kind. */
import type { PrincipalBlock } from "../iam/policy";
import { toList } from "../iam/policy";
import { accountPart } from "./scope";
import { hasUnknown } from "./principal";

/** One trusted identity. */
export type Trusted =
  | { readonly kind: "anyone"; readonly id: string }
  | { readonly kind: "own-account"; readonly id: string }
  | { readonly kind: "other-account"; readonly id: string; readonly account?: string }
  | { readonly kind: "oidc"; readonly id: string; readonly host: string }
  | { readonly kind: "saml"; readonly id: string }
  | { readonly kind: "service"; readonly id: string }
  | { readonly kind: "unknown"; readonly id: string }
  | { readonly kind: "invalid"; readonly id: string; readonly why: string };

/** Every identity of the block. `ownAccount` is the role's account, where it is known. */
export function trustedOf(
  block: PrincipalBlock | undefined,
  ownAccount: string | undefined,
): readonly Trusted[] {
  if (block === undefined) return [];
  if (typeof block === "string") {
    return [
      block === "*" ? { kind: "anyone", id: "*" } : { kind: "invalid", id: block, why: "it has no type" },
    ];
  }
  return Object.entries(block).flatMap(([type, ids]) =>
    toList(ids).map((id) => trusted(type, String(id), ownAccount)),
  );
}

function trusted(type: string, id: string, ownAccount: string | undefined): Trusted {
  if (type === "AWS") return awsTrusted(id, ownAccount);
  if (hasUnknown(id) && !/oidc-provider\/|saml-provider\//.test(id)) return { kind: "unknown", id };
  if (/[*?]/.test(id)) return { kind: "anyone", id };
  switch (type) {
    case "Federated":
      return federated(id);
    case "Service":
      return { kind: "service", id };
    default:
      return { kind: "invalid", id, why: `a trust policy takes no principal of the type ${type}` };
  }
}

function awsTrusted(id: string, ownAccount: string | undefined): Trusted {
  if (id === "*") return { kind: "anyone", id };
  const account = /^\d{12}$/.test(id) ? id : accountPart(id);
  if (account === undefined && hasUnknown(id)) return { kind: "unknown", id };
  if (/[*?]/.test(id)) return { kind: "invalid", id, why: "a wildcard stands inside the principal" };
  if (account !== undefined) {
    return account === ownAccount ? { kind: "own-account", id } : { kind: "other-account", id, account };
  }
  // The unique id of a deleted user or role: nobody can use it, but whose it was cannot be told.
  if (/^A[A-Z0-9]{15,}$/.test(id)) return { kind: "other-account", id };
  return { kind: "invalid", id, why: "it is neither an account nor the ARN of a principal" };
}

/** Identity providers that IAM knows by name, without a provider resource in the account. */
const BUILT_IN = [
  "cognito-identity.amazonaws.com",
  "accounts.google.com",
  "www.amazon.com",
  "graph.facebook.com",
];

function federated(id: string): Trusted {
  const provider = /:oidc-provider\/(.+)$/.exec(id)?.[1];
  if (provider !== undefined) return { kind: "oidc", id, host: provider };
  if (id.includes(":saml-provider/")) return { kind: "saml", id };
  if (BUILT_IN.includes(id)) return { kind: "oidc", id, host: id };
  return { kind: "invalid", id, why: "it is neither an OIDC nor a SAML provider" };
}
