// Our sources load late with import(). Node's own import() needs a loader in a thread of its own to read TypeScript, which
// costs more than the rest of the start; what is compiled to CommonJS can as well be required, when it is needed.
const Module = require("node:module");
const { join, sep } = require("node:path");

const root = join(__dirname, "..") + sep;
const compile = Module.prototype._compile;

/** What import() would give: the exports of a CommonJS module that is none of ours are its `default` too. */
const LOAD = "(async (m) => (m.__esModule ? m : { ...m, default: m }))(require($1))";

Module.prototype._compile = function (code, file, ...rest) {
  const own = file.startsWith(root) && !file.includes(`${sep}node_modules${sep}`) && file.endsWith(".ts");
  return compile.call(this, own ? code.replace(/\bimport\(("[^"]+")\)/g, LOAD) : code, file, ...rest);
};
