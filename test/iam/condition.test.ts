import { readDate } from "../../modules/iam/evaluate/condition-date";
import { ipInRange, readIpRange } from "../../modules/iam/evaluate/condition-ip";

describe("readIpRange", () => {
  test.each([
    "::",
    "::1",
    "1::",
    "1:2:3:4:5:6:7:8",
    "::ffff:192.0.2.1",
    "1:2:3:4:5:6:7::",
    "192.0.2.1",
    "0.0.0.0/0",
  ])("reads %s", (text) => {
    expect(readIpRange(text)).toBeDefined();
  });

  test.each([
    "",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "12345::",
    "g::",
    "::/129",
    "192.0.2",
    "192.0.2.256",
    "192.0.2.01",
    "192.0.2.1/33",
    "192.0.2.1/",
    "192.0.2.1/8/8",
    "192.0.2.1.5::",
  ])("refuses %j", (text) => {
    expect(readIpRange(text)).toBeUndefined();
  });

  test("takes an embedded IPv4 address for the last two groups", () => {
    expect(readIpRange("::ffff:192.0.2.1")).toEqual(readIpRange("::ffff:c000:201"));
  });

  test.each([
    ["192.0.2.129", "192.0.2.128/25", true],
    ["192.0.2.127", "192.0.2.128/25", false],
    ["2001:db8:7fff::", "2001:db8::/33", true],
    ["2001:db8:8000::", "2001:db8::/33", false],
    ["::ffff:192.0.2.1", "192.0.2.0/24", false],
    ["192.0.2.0/24", "192.0.2.0/25", false],
  ])("%s in %s: %s", (address, range, expected) => {
    const [read, within] = [readIpRange(address), readIpRange(range)];
    expect(read && within && ipInRange(read, within)).toBe(expected);
  });
});

describe("readDate", () => {
  test.each([
    ["2026", "2026-01-01T00:00:00.000Z"],
    ["2026-03", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T10:30Z", "2026-03-01T10:30:00.000Z"],
    ["2026-03-01T10:30:15-05:30", "2026-03-01T16:00:15.000Z"],
    ["2026-03-01T10:30:15.25Z", "2026-03-01T10:30:15.250Z"],
    ["1772323200", "2026-03-01T00:00:00.000Z"],
  ])("reads %s", (text, expected) => {
    expect(new Date(readDate(text) ?? NaN).toISOString()).toBe(expected);
  });

  test.each([
    "",
    "now",
    "2026-13",
    "2026-02-30",
    "2026-03-01T10:30:15",
    "2026-03-01 10:30Z",
    "26-03-01",
    "1772323200.5",
    "2026-03-01T10:30+99:00",
  ])("refuses %j", (text) => {
    expect(readDate(text)).toBeUndefined();
  });
});
