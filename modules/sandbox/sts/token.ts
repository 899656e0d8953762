/** The OIDC token of AssumeRoleWithWebIdentity: read, its issuer found, its signature checked where keys are known. */
import { createPublicKey, verify } from "node:crypto";
import type { JsonWebKey as NodeJsonWebKey } from "node:crypto";
import type { Account, OidcProvider } from "../account";
import type { ServiceError } from "../call";

/** The claims that trust policies and STS look at. */
interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: readonly string[];
  /** Seconds since the epoch. */
  readonly exp: number;
  readonly amr: readonly string[];
}

/** A token that may be believed, with the provider of the role's account that issued it. */
export interface BelievedToken {
  readonly claims: Claims;
  readonly provider: OidcProvider;
}

/** Checks form, issuer, audience, expiry and (with keys) signature. */
export function readToken(token: string, account: Account, now: number): BelievedToken | ServiceError {
  const [head = "", payload = "", signature = "", ...more] = token.split(".");
  const header = parsePart(head);
  const body = parsePart(payload);
  const claims = body && claimsOf(body);
  if (!header || !claims || more.length > 0) return invalid("The ID Token provided is not a valid JWT.");
  const provider = account.oidcProviders?.find(
    ({ url }) => url.replace(/\/$/, "") === claims.iss.replace(/\/$/, ""),
  );
  if (!provider) return invalid(`No OpenIDConnect provider found in your account for ${claims.iss}`);
  if (!claims.aud.some((audience) => provider.clientIds.includes(audience))) {
    return invalid("Incorrect token audience");
  }
  if (provider.keys && !signed(`${head}.${payload}`, signature, header, provider)) {
    return invalid(
      "Couldn't retrieve verification key from your identity provider, or the signature is invalid.",
    );
  }
  if (claims.exp * 1000 <= now) {
    return {
      code: "ExpiredTokenException",
      message: "Token expired: it must be used before its expiration.",
      status: 400,
    };
  }
  return { claims, provider };
}

function parsePart(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function claimsOf({ iss, sub, aud, exp, amr }: Readonly<Record<string, unknown>>): Claims | undefined {
  if (typeof iss !== "string" || typeof sub !== "string" || typeof exp !== "number") return undefined;
  return { iss, sub, aud: textList(aud), exp, amr: textList(amr) };
}

function textList(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (entry): entry is string => typeof entry === "string",
  );
}

/** RS256 and ES256: what GitHub and EKS sign with. Any other algorithm, `none` above all, is refused. */
function signed(
  text: string,
  signature: string,
  header: Readonly<Record<string, unknown>>,
  provider: OidcProvider,
): boolean {
  const key = provider.keys?.find(({ kid }) => kid === header["kid"]);
  const algorithm = header["alg"];
  if (!key || (algorithm !== "RS256" && algorithm !== "ES256")) return false;
  const publicKey = createPublicKey({ key: key as NodeJsonWebKey, format: "jwk" });
  const kind = algorithm === "RS256" ? "rsa" : "ec";
  if (publicKey.asymmetricKeyType !== kind) return false;
  const bytes = Buffer.from(signature, "base64url");
  return verify("sha256", Buffer.from(text), { key: publicKey, dsaEncoding: "ieee-p1363" }, bytes);
}

function invalid(message: string): ServiceError {
  return { code: "InvalidIdentityToken", message, status: 400 };
}
