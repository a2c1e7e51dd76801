import { copyFile, mkdir, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";
import { build } from "esbuild";
import { runEngine } from "../engine";

/** An image that contains the tests' server: this process's Node.js, its shared libraries and one bundled program. */
export class ServerImage {
  private constructor(
    /** The image's name on the engine. */
    readonly name: string,
  ) {}

  /**
   * Creates the image in the run's folder and imports it into the engine. There is no base image, so a node loads only these files.
   *
   * @throws Error if this machine does not run Linux, because only a Node.js for Linux can run in a container.
   */
  static async build(run: Run): Promise<ServerImage> {
    const root = join(run.folder, "server-image");
    const libraries = (await mustRun("ldd", [process.execPath])).match(/\/\S+/gu) ?? [];
    for (const file of libraries) {
      const copy = join(root, file);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(await realpath(file), copy);
    }
    await copyFile(process.execPath, join(root, "node"));
    await build({
      entryPoints: [join(__dirname, "server", "main.ts")],
      outfile: join(root, "server.js"),
      bundle: true,
      platform: "node",
      logLevel: "warning",
    });
    const archive = join(run.folder, "server-image.tar");
    await mustRun("tar", ["--create", "--file", archive, "--directory", root, "."]);
    const image = new ServerImage(`berth-e2e/${run.id}:server`);
    const starts = ['ENTRYPOINT ["/node", "/server.js"]', "USER 65532:65532"];
    await runEngine("import", ...starts.flatMap((change) => ["--change", change]), archive, image.name);
    return image;
  }

  /** Removes the image from the engine. */
  async remove(): Promise<void> {
    await runEngine("image", "rm", "--force", this.name);
  }
}
