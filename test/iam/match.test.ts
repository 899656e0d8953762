import { actionMatches, matchesPattern } from "../../modules/iam/match";

describe("matchesPattern", () => {
  test.each([
    ["*", "", true],
    ["*", "anything:at/all", true],
    ["?", "", false],
    ["?", "a", true],
    ["?", "ab", false],
    ["a*c", "ac", true],
    ["a*c", "abcbc", true],
    ["a*c", "abcb", false],
    ["*a?b*", "xxaab", true],
    ["*a?b*", "xxab", false],
    ["a**b", "ab", true],
    ["", "", true],
    ["", "a", false],
    ["bucket", "Bucket", false],
    [".*", "abc", false],
  ])("%j against %j: %s", (pattern, text, expected) => {
    expect(matchesPattern(pattern, text, { caseSensitive: true })).toBe(expected);
  });

  test("ignores case when told to", () => {
    expect(matchesPattern("BUCK*", "bucket", { caseSensitive: false })).toBe(true);
    expect(matchesPattern("BUCK*", "bucket", { caseSensitive: true })).toBe(false);
  });

  test("answers at once where a backtracking regular expression would not", () => {
    expect(matchesPattern("*a".repeat(40) + "b", "a".repeat(4000), { caseSensitive: true })).toBe(false);
  });
});

describe("actionMatches", () => {
  test.each([
    ["*", "s3:GetObject", true],
    ["*:*", "s3:GetObject", true],
    ["s3:*", "s3:GetObject", true],
    ["s3:*", "s3express:CreateSession", false],
    ["S3:getobject", "s3:GetObject", true],
    ["s3:Get*", "s3:PutObject", false],
    ["s3:*Object*", "s3:GetObjectTagging", true],
    ["s3:?etObject", "s3:GetObject", true],
    ["s3:?etObject", "s3:PutObject", false],
    ["s3*", "s3:GetObject", false],
    ["s3:Get", "s3:GetObject", false],
  ])("%j against %j: %s", (pattern, action, expected) => {
    expect(actionMatches(pattern, action)).toBe(expected);
  });
});
