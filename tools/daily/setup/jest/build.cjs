// A global jest setup for tests that start programs from `dist`. It builds the projects that have changed since the last build, so tests
// never use an outdated build, even if a developer starts jest directly. `nx` and `npm test` build before they start jest.
const { spawnSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const nx = join(__dirname, "..", "nx.mjs");

module.exports = function build({ projects }, { rootDir }) {
  if (process.env.NX_TASK_HASH !== undefined || process.env.BERTH_BUILT === "true") return;
  const { name } = JSON.parse(readFileSync(join(rootDir, "package.json"), "utf8"));
  // jest calls this function only once for all projects. The argument is the first project.
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
