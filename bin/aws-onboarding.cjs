#!/usr/bin/env node
// Node 22 and later keep what they compiled; a second start then takes half the time.
require("node:module").enableCompileCache?.();
require("./load-sources.cjs");
require("../scripts/cli.ts");
