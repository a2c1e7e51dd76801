// A global set-up of jest, for tests that start programs from `dist`: it builds what has changed since the last build, so that a
// test which is run by hand never passes or fails because of a stale build. `nx` and `npm test` have built before they start jest.
const { spawnSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const nx = join(__dirname, "..", "nx.mjs");

module.exports = function build({ projects }, { rootDir }) {
  if (process.env.NX_TASK_HASH !== undefined || process.env.BERTH_BUILT === "true") return;
  const { name } = JSON.parse(readFileSync(join(rootDir, "package.json"), "utf8"));
  // jest calls this once for all of its projects, with the first of them.
  const targets = projects.length > 1 ? ["run-many", "-t", "build"] : ["run", `${name}:build`];
  const { error, status, stdout, stderr } = spawnSync(
    process.execPath,
    [nx, ...targets, "--outputStyle=static"],
    { cwd: rootDir, encoding: "utf8" },
  );
  if (error !== undefined || status !== 0)
    throw new Error(
      `cannot build the programs that the tests start: ${error?.message ?? `${stdout}${stderr}`}`,
    );
};
