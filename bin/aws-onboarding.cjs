#!/usr/bin/env node
// Node 22 and later keep what they compiled; a second start then takes half the time.
require("node:module").enableCompileCache?.();
// The sources are TypeScript; tsx compiles what is loaded, as it is loaded.
require("tsx/cjs");
require("./lazy-require.cjs");
require("../scripts/cli.ts");
