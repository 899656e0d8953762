// Lets Node require this project's sources, which are TypeScript: tsx compiles what is loaded, as it is loaded.
const Module = require("node:module");
const { join, sep } = require("node:path");

const root = join(__dirname, "..") + sep;
const isInstalled = (path) => path.includes(`${sep}node_modules${sep}`);
const isOurs = (file) => file.startsWith(root) && !isInstalled(sep + file.slice(root.length));
const loadJavaScript = Module._extensions[".js"];

try {
  require("tsx/cjs");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  process.stderr.write(`tsx is not installed in ${root}: run npm ci there first.\n`);
  process.exit(70);
}

// What is installed is JavaScript already. tsx would read each file for what Node may not know, which takes as long again
// as to load it; it is asked only where Node refuses (Node 20 does not require ES modules).
const compileAny = Module._extensions[".js"];
Module._extensions[".js"] = (module, file) => {
  if (!isInstalled(file)) return compileAny(module, file);
  try {
    return loadJavaScript(module, file);
  } catch (error) {
    if (error.code !== "ERR_REQUIRE_ESM") throw error;
    return compileAny(module, file);
  }
};

// Our sources load late with import(). Node's own import() needs a loader in a thread of its own to read TypeScript, which
// costs more than the rest of the start; what is compiled to CommonJS can as well be required, when it is needed.
const compile = Module.prototype._compile;
/** What import() would give: the exports of a CommonJS module that is none of ours are its `default` too. */
const LOAD = "(async (m) => (m.__esModule ? m : { ...m, default: m }))(require($1))";

Module.prototype._compile = function (code, file, ...rest) {
  const late = isOurs(file) && file.endsWith(".ts");
  return compile.call(this, late ? code.replace(/\bimport\(("[^"]+")\)/g, LOAD) : code, file, ...rest);
};
