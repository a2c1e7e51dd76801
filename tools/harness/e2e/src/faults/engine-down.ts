import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";

/**
 * Returns environment variables with which the engine does not respond. For Docker, `DOCKER_HOST` names a socket on which nothing listens.
 * Podman has no daemon, so a fake `podman` fails in the same way as a Podman that cannot access its storage.
 */
export async function engineDown(run: Run): Promise<Record<string, string>> {
  if (engineUnderTest() === "docker") return { DOCKER_HOST: `unix://${join(run.folder, "no.sock")}` };
  const folder = join(run.folder, "no-podman");
  await mkdir(folder, { recursive: true });
  const program = join(folder, "podman");
  await writeFile(program, "#!/bin/sh\necho 'Error: unable to connect to Podman' >&2\nexit 125\n");
  await chmod(program, 0o755);
  return { PATH: [folder, process.env["PATH"]].join(delimiter) };
}
