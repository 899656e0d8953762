/** End to end: real Terraform, real AWS provider, moto, one file after another. */
module.exports = {
  ...require("./jest.config.cjs"),
  roots: ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  maxWorkers: 1,
  testTimeout: 600_000,
};
