// cdktf leaves a folder behind for every Testing.app(); they go to one place that the teardown removes.
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

module.exports = () => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), "aws-onboarding-test-"));
};
