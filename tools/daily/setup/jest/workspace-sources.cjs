const { existsSync, readdirSync, readFileSync, statSync } = require("node:fs");
const { join } = require("node:path");

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/**
 * Returns the workspace's package folders. In the patterns, `*` matches any folder. This function exists because Node.js 20 has no
 * `fs.globSync`.
 */
function packageFolders(root) {
  const { workspaces } = read(join(root, "package.json"));
  return workspaces
    .flatMap((pattern) => pattern.split("/").reduce((folders, part) => inside(root, folders, part), [""]))
    .filter((folder) => existsSync(join(root, folder, "package.json")));
}

/** Returns the paths directly inside the given folders that match one part of a pattern. `*` matches every path. */
function inside(root, folders, part) {
  return folders.flatMap((folder) => {
    const here = join(root, folder);
    if (!existsSync(here) || !statSync(here).isDirectory()) return [];
    const names = part === "*" ? readdirSync(here) : [part];
    return names.map((name) => (folder === "" ? name : `${folder}/${name}`));
  });
}

/**
 * Maps every entry point of the workspace's packages to its source, for jest's `moduleNameMapper`. Unit tests therefore use every package's
 * current source and do not need a build. Entry points that are not built, such as a schema, are resolved as usual.
 *
 * @param root - the root of the work tree
 * @throws Error if an entry point in `dist` has no source file
 */
exports.workspaceSources = (root) => {
  const sources = {};
  for (const folder of packageFolders(root)) {
    const { name, exports: entryPoints = {} } = read(join(root, folder, "package.json"));
    for (const [path, target] of Object.entries(entryPoints)) {
      const [, built] = /^\.\/dist\/(.+)\.js$/u.exec(target.default ?? "") ?? [];
      if (built === undefined) continue;
      const source = join(root, folder, "src", `${built}.ts`);
      if (!existsSync(source))
        throw new Error(`${folder}: the entry point "${path}" has no source ${source}`);
      sources[`^${name}${path.slice(1)}$`] = source;
    }
  }
  return sources;
};
