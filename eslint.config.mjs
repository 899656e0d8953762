import tseslint from "typescript-eslint";
import traps from "./eslint-traps.cjs";

/** Imports point in one direction only: from what is derived to what it is derived from. */
const forms = ["constructs", "cloudformation", "verify", "sandbox", "preview", "report", "export", "check"];
const banned = (...groups) => ({
  "no-restricted-imports": [
    "error",
    { patterns: groups.map((group) => ({ group, message: "See the import direction in CONTRIBUTING.md." })) },
  ],
});
const libraries = ["cdktf", "cdktf/**", "@cdktf/**", "constructs"];
const world = [
  "@aws-sdk/**",
  "node:fs",
  "node:fs/promises",
  "node:http",
  "node:https",
  "node:net",
  "node:child_process",
];
const above = (...folders) => folders.map((folder) => `**/${folder}/**`);

export default tseslint.config(
  { ignores: ["node_modules", "cdktf.out", "build", "dist", "coverage"] },
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { project: "./tsconfig.json" } } },
  {
    rules: {
      "max-lines": ["error", 250],
      "no-restricted-syntax": ["error", ...traps.everywhere],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["modules/**", "stacks/**"],
    rules: { "no-restricted-syntax": ["error", ...traps.shipped] },
  },
  {
    files: ["modules/iam/**"],
    rules: banned(libraries, world, above("grants", "vendors", ...forms), above("stacks", "scripts")),
  },
  {
    files: ["modules/grants/**"],
    rules: banned(libraries, world, above("vendors", ...forms), above("stacks", "scripts")),
  },
  {
    files: ["modules/vendors/**"],
    rules: banned(libraries, world, above(...forms), above("stacks", "scripts")),
  },
  {
    files: ["modules/{cloudformation,verify,sandbox,preview,report,check,export}/**"],
    rules: banned(libraries, above("constructs", "stacks", "scripts")),
  },
  {
    files: ["modules/constructs/**"],
    rules: banned(world, above("cloudformation", "verify", "sandbox", "preview", "report", "scripts")),
  },
  { files: ["test/**", "bench/**", "scripts/**"], rules: { "no-console": "off" } },
  {
    // Tests look into JSON, which has no types.
    files: ["test/**", "bench/**"],
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["**/*.cjs", "**/*.mjs", "**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
