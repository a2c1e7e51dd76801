// The program in the benchmark's images.
const { createServer } = require("node:http");

createServer((_, response) => response.end("app-1\n")).listen(8080);
