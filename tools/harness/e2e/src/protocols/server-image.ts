import { join } from "node:path";
import { importNodeProgram } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";
import { build } from "esbuild";
import { engineUnderTest, runEngine } from "../engine";

/** An image that contains the tests' server as one bundled program. */
export class ServerImage {
  private constructor(
    /** The image's name on the engine. */
    readonly name: string,
  ) {}

  /** Bundles the server in the run's folder, and imports its image into the engine. */
  static async build(run: Run): Promise<ServerImage> {
    const folder = join(run.folder, "server-image");
    const program = join(folder, "server.js");
    await build({
      entryPoints: [join(__dirname, "server", "main.ts")],
      outfile: program,
      bundle: true,
      platform: "node",
      logLevel: "warning",
    });
    const image = new ServerImage(`berth-e2e/${run.id}:server`);
    const engine = engineUnderTest();
    await importNodeProgram({ engine, name: image.name, label: run.label, program, folder });
    return image;
  }

  /** Removes the image from the engine. */
  async remove(): Promise<void> {
    await runEngine("image", "rm", "--force", this.name);
  }
}
