// Loaded before everything else: whoever asks for cdktf, the AWS bindings included, gets its continuation.
const Module = require("node:module");

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return resolve.call(this, request.replace(/^cdktf(?=\/|$)/, "cdktn"), ...rest);
};
