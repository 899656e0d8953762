/** End to end: real Terraform, real AWS provider, and for each file an emulator of its own. */
module.exports = {
  ...require("./jest.config.cjs"),
  roots: ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  maxWorkers: 2,
  testTimeout: 600_000,
};
