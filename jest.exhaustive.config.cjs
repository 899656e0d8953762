/** What `npm test` samples, in full: every write action of the catalogue, ten thousand random evaluations. */
module.exports = {
  ...require("./jest.config.cjs"),
  roots: ["<rootDir>/test/exhaustive"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 600_000,
};
