import { cp, mkdir, realpath, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The source and the target of a copy of a Pulumi program. */
export interface ProgramCopy {
  /** The program's folder. */
  readonly from: string;
  /** A folder that does not exist yet. */
  readonly to: string;
  /** The `node_modules` folder that contains the packages. */
  readonly nodeModules: string;
  /**
   * The packages that `npm install` would add to the program. The copy contains a link to each of them. Pulumi's language host searches all
   * linked packages for providers at each run.
   */
  readonly packages: readonly string[];
}

/** Copies a Pulumi program to a folder outside the workspace. The CLI can then write the stack configuration next to the program. */
export async function copyProgramFolder({ from, to, nodeModules, packages }: ProgramCopy): Promise<void> {
  await cp(from, to, { recursive: true, filter: (source) => !source.endsWith("node_modules") });
  for (const name of packages) {
    const link = join(to, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(await realpath(join(nodeModules, name)), link);
  }
}
