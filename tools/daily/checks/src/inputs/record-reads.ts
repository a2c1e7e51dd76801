// `node --require` loads this file before a program. This file records the files and folders in the work tree that the program and its
// Node.js child processes read. Each process writes each path once, relative to the work tree. The environment variable
// BERTH_READS_OF_TESTS contains the output file's path, and BERTH_WORK_TREE contains the work tree's path.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

type Call = (...args: unknown[]) => unknown;

const { BERTH_READS_OF_TESTS: list, BERTH_WORK_TREE: workTree } = process.env;
const { appendFileSync } = fs;
const seen = new Set<string>();
let noting = false;

function note(path: unknown): void {
  // Do not record the output file itself, which this function opens.
  if (noting || list === undefined || workTree === undefined) return;
  if (typeof path !== "string" && !(path instanceof URL)) return;
  const file = relative(workTree, resolve(typeof path === "string" ? path : fileURLToPath(path)));
  if (file.startsWith("..") || /(?:^|\/)node_modules\//u.test(file) || seen.has(file)) return;
  seen.add(file);
  noting = true;
  appendFileSync(list, `${file}\n`);
  noting = false;
}

/** Whether a call opens a file for writing. Such a call is not a read. */
function isWrite(name: string, flags: unknown): boolean {
  return name.startsWith("open") && typeof flags === "string" && /^[wa]/u.test(flags);
}

function watch(functions: object, names: readonly string[]): void {
  const calls = functions as Record<string, Call>;
  for (const name of names) {
    const original = calls[name];
    if (original === undefined) throw new Error(`node:fs has no ${name}`);
    calls[name] = function (this: unknown, ...args: unknown[]) {
      if (!isWrite(name, args[1])) note(args[0]);
      return original.apply(this, args);
    };
  }
}

const synchronous = ["readFileSync", "readdirSync", "opendirSync", "openSync", "copyFileSync", "cpSync"];
const asynchronous = ["readFile", "readdir", "opendir", "open", "copyFile", "cp"];
watch(fs, [...synchronous, ...asynchronous, "createReadStream"]);
watch(fs.promises, asynchronous);
syncBuiltinESMExports();
