import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A project in the workspace, as its package.json describes it. */
export interface Project {
  readonly name: string;
  /** The project folder, relative to the repository root. */
  readonly folder: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** The package's entry points. Each key is a path such as `.` or `./driver`, and each value is the path's target. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Reads a workspace's projects from its package.json files, sorted by folder.
 *
 * @param root - the repository root
 */
export function projectsOf(root: string): Project[] {
  const { workspaces } = readManifest(join(root, "package.json"));
  return workspaces
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((file) => {
      const { name, scripts, exports } = readManifest(join(root, file));
      // Replace backslashes, which the path contains on Windows.
      return { name, folder: dirname(file).replaceAll("\\", "/"), scripts, exports };
    })
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

interface Manifest extends Pick<Project, "name" | "scripts" | "exports"> {
  readonly workspaces: readonly string[];
}

function readManifest(file: string): Manifest {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Pick<Manifest, "name"> & Partial<Manifest>;
  return { workspaces: [], scripts: {}, exports: {}, ...manifest };
}
