#!/usr/bin/env node
// The sources are TypeScript; tsx compiles what is loaded, as it is loaded.
require("tsx");
require("../scripts/cli.ts");
