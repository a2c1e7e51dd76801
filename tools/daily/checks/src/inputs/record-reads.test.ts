import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "berth-reads-"));
const workTree = join(folder, "work-tree");
const list = join(folder, "list");

/** Runs a program and returns the paths that it read, in alphabetical order. */
function readsOf(program: string): string[] {
  rmSync(list, { force: true });
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: workTree,
    encoding: "utf8",
    env: {
      ...process.env,
      // No build is necessary, because Node.js strips the TypeScript types.
      NODE_OPTIONS: `--no-warnings --require ${JSON.stringify(join(__dirname, "record-reads.ts"))}`,
      BERTH_READS_OF_TESTS: list,
      BERTH_WORK_TREE: workTree,
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return existsSync(list) ? readFileSync(list, "utf8").split("\n").filter(Boolean).sort() : [];
}

beforeAll(() => {
  for (const name of ["a", "b", "c", "d", "folder/e", "node_modules/f", "module.cjs"]) {
    mkdirSync(join(workTree, name, ".."), { recursive: true });
    writeFileSync(join(workTree, name), "");
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("records each file or folder once, for every way to read it", () => {
  const program = `
    import fs, { readFileSync } from "node:fs";
    import { readFile, open } from "node:fs/promises";
    readFileSync("a"); fs.readFileSync("a");
    await readFile(new URL("file://" + process.cwd() + "/b"));
    await (await open("c")).close();
    fs.createReadStream("d").resume();
    fs.readdirSync("folder");
    await import("./module.cjs");
  `;
  expect(readsOf(program)).toEqual(["a", "b", "c", "d", "folder", "module.cjs"]);
});

it("records what a child process reads", () => {
  const child = 'require("node:fs").readFileSync("folder/e")';
  const program = `
    import { execFileSync } from "node:child_process";
    execFileSync(process.execPath, ["--eval", ${JSON.stringify(child)}]);
  `;
  expect(readsOf(program)).toEqual(["folder/e"]);
});

it("omits files that are written, installed, or outside the work tree", () => {
  const program = `
    import { openSync, readFileSync, writeFileSync } from "node:fs";
    writeFileSync("written", "");
    openSync("written too", "w");
    readFileSync("node_modules/f");
    readFileSync(process.execPath);
  `;
  expect(readsOf(program)).toEqual([]);
});
