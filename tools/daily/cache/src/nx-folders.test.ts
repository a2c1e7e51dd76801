import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { cacheRoot } from "./root";

// The work tree's setup scripts cannot import other code, so they contain a copy of the rule for the cache root.
const workTree = join(__dirname, "../../../..");
const definition = pathToFileURL(join(workTree, "tools/daily/setup/nx-folders.mjs")).href;

function nxFolders(env: Record<string, string>, of = workTree): Record<string, string> {
  const program = `
    import { nxFolders } from ${JSON.stringify(definition)};
    console.log(JSON.stringify(nxFolders(${JSON.stringify(env)}, ${JSON.stringify(of)})));
  `;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  return JSON.parse(printed) as Record<string, string>;
}

describe("the folders of nx", () => {
  it.each([{ XDG_CACHE_HOME: "/var/cache/ci" }, { XDG_CACHE_HOME: "relative" }, { XDG_CACHE_HOME: "" }, {}])(
    "are below the cache root, with %j",
    (env) => {
      const folders = Object.values(nxFolders(env));
      expect(folders).toHaveLength(2);
      for (const folder of folders) expect(relative(cacheRoot(env), folder)).toMatch(/^nx\/[^/]+\/[a-z-]+$/);
    },
  );

  it("are outside the work tree, in variables that nx reads", () => {
    const { NX_CACHE_DIRECTORY: cache = "", NX_WORKSPACE_DATA_DIRECTORY: data = "" } = nxFolders({});
    for (const folder of [cache, data]) expect(relative(workTree, folder)).toMatch(/^\.\./);
  });

  it("are different for each work tree", () => {
    const [one, other] = [workTree, homedir()].map((of) => Object.values(nxFolders({}, of)));
    for (const folder of one ?? []) expect(other).not.toContain(folder);
  });
});
