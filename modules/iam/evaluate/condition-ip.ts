/** IP addresses and CIDR ranges, both families. */

/** The bits of an address, or of a range with the number of leading bits that count. */
interface IpRange {
  /** 32 or 128. */
  readonly width: number;
  readonly bits: bigint;
  readonly prefix: number;
  /** Written without a prefix length. */
  readonly bare: boolean;
}

/** Reads `203.0.113.0/24`, `2001:db8::/32` or a single address; undefined for anything else. */
export function readIpRange(text: string): IpRange | undefined {
  const [address = "", prefixText, ...more] = text.split("/");
  const read = address.includes(":") ? readIpV6(address) : readIpV4(address);
  if (!read || more.length > 0) return undefined;
  if (prefixText === undefined) return { ...read, prefix: read.width, bare: true };
  if (!/^\d{1,3}$/.test(prefixText) || Number(prefixText) > read.width) return undefined;
  return { ...read, prefix: Number(prefixText), bare: false };
}

/** Whether the address lies in the range. An IPv4 address lies in no IPv6 range, and the reverse. */
export function ipInRange(address: IpRange, range: IpRange): boolean {
  if (address.width !== range.width || address.prefix < range.prefix) return false;
  const rest = BigInt(range.width - range.prefix);
  return address.bits >> rest === range.bits >> rest;
}

type Address = Pick<IpRange, "width" | "bits">;

function readIpV4(text: string): Address | undefined {
  const bytes = text.split(".");
  if (bytes.length !== 4 || !bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) < 256))
    return undefined;
  return { width: 32, bits: bytes.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n) };
}

function readIpV6(text: string): Address | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half) => readGroups(half));
  if (!left || (halves.length === 2 && !right)) return undefined;
  const missing = 8 - left.length - (right?.length ?? 0);
  // `::` stands for at least one group.
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...left, ...Array<bigint>(missing).fill(0n), ...(right ?? [])];
  return { width: 128, bits: groups.reduce((bits, group) => (bits << 16n) | group, 0n) };
}

/** Sixteen-bit groups; the last two may be written as an IPv4 address. */
function readGroups(text: string): readonly bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  for (const [index, part] of text.split(":").entries()) {
    const v4 = part.includes(".") && index === text.split(":").length - 1 ? readIpV4(part) : undefined;
    if (v4) groups.push(v4.bits >> 16n, v4.bits & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}
