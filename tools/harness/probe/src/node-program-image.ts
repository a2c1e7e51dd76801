import { copyFile, mkdir, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mustRun } from "./command";

/** A Node.js program in one file, and the image that runs it. */
export interface NodeProgramImage {
  readonly engine: "docker" | "podman";
  /**
   * The toolchain's environment variables, which override this process's variables.
   * @default none
   */
  readonly env?: Readonly<Record<string, string>>;
  /** The image's name on the engine. */
  readonly name: string;
  /** A label, such as a run's label, in the format `<key>=<value>`. */
  readonly label: string;
  /** The program's path. */
  readonly program: string;
  /** A folder for the image's files. The function creates the folder. */
  readonly folder: string;
}

/**
 * Creates an image and imports it into an engine. The image contains this process's Node.js, its shared libraries and the program. There is
 * no base image, so a node loads only these files.
 *
 * @throws Error if this machine does not run Linux, because only a Node.js for Linux can run in a container.
 */
export async function importNodeProgram(image: NodeProgramImage): Promise<void> {
  const { engine, env = {}, name, label, program, folder } = image;
  const root = join(folder, "root");
  const libraries = (await mustRun("ldd", [process.execPath])).match(/\/\S+/gu) ?? [];
  for (const file of libraries) {
    const copy = join(root, file);
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(await realpath(file), copy);
  }
  await copyFile(process.execPath, join(root, "node"));
  await copyFile(program, join(root, "server.js"));
  const archive = join(folder, "image.tar");
  await mustRun("tar", ["--create", "--file", archive, "--directory", root, "."]);
  const changes = ['ENTRYPOINT ["/node", "/server.js"]', "USER 65532:65532", `LABEL ${label}`];
  const flags = changes.flatMap((change) => ["--change", change]);
  await mustRun(engine, ["import", ...flags, archive, name], env);
}
