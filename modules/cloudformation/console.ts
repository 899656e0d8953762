/** Where the AWS console and S3 are in each partition. */

/** What a link needs to know of a partition. */
export interface ConsoleSite {
  /** How the codes of its regions begin. */
  readonly regions: RegExp;
  /** The console's domain, behind the region's code. */
  readonly consoleDomain: string;
  /** The domain of S3's hosts. */
  readonly s3Domain: string;
}

/** Every partition with a public console, by the endpoints that AWS documents for it. */
const SITES: readonly ConsoleSite[] = [
  { regions: /^us-gov-/, consoleDomain: "console.amazonaws-us-gov.com", s3Domain: "amazonaws.com" },
  { regions: /^cn-/, consoleDomain: "console.amazonaws.cn", s3Domain: "amazonaws.com.cn" },
  { regions: /^eusc-/, consoleDomain: "console.amazonaws-eusc.eu", s3Domain: "amazonaws.eu" },
  { regions: /^[a-z]{2}-/, consoleDomain: "console.aws.amazon.com", s3Domain: "amazonaws.com" },
];

/** The site of a region, or nothing for what is no region. */
export function consoleSite(region: string): ConsoleSite | undefined {
  if (!/^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}$/.test(region)) return undefined;
  return SITES.find((site) => site.regions.test(region));
}

/** Whether it is a URL of an object in S3, in one of the spellings that CloudFormation documents for quick-create links. */
export function isTemplateUrl(url: string, { s3Domain }: ConsoleSite): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  const domain = s3Domain.replaceAll(".", "[.]");
  const byPath = new RegExp(`^s3([.-][a-z0-9-]+)?[.]${domain}$`);
  const byHost = new RegExp(`^[a-z0-9][a-z0-9.-]*[.]s3([.-][a-z0-9-]+)?[.]${domain}$`);
  const isObject = byPath.test(parsed.host)
    ? /^\/[^/]+\/.+/.test(parsed.pathname)
    : byHost.test(parsed.host) && parsed.pathname.length > 1;
  return parsed.protocol === "https:" && parsed.hash === "" && isObject;
}
