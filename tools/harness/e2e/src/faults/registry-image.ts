import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun, runCommand } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";

/**
 * The registry image that kind's documentation uses, `registry:3`, at version 3.1.1. The name has no tag, because Podman rejects names with
 * both a tag and a digest. At least six public files pin registry 3.1.1 with this digest. To update the digest, run
 * `docker buildx imagetools inspect registry:3`, and compare the digest with a second source.
 */
const official =
  "docker.io/library/registry@sha256:1be55279f18a2fe1a74edf2664cac61c1bea305b7b4642dab412e7affdcb3e33";

/** The official image's configuration file. It replaces the configuration in Debian's package, which requires a password. */
const configuration =
  "version: 0.1\nstorage: { filesystem: { rootdirectory: /var/lib/registry } }\nhttp: { addr: ':5000' }\n";

/**
 * Provides a registry image. Uses the official image if the engine has it or can pull it by its digest. If not, builds an image from Debian's package for
 * the same program.
 *
 * @returns the image name, and a function that removes the image from the engine.
 */
export async function registryImage(run: Run): Promise<{ name: string; remove: () => Promise<void> }> {
  const pulled = await runCommand(engineUnderTest(), ["pull", official], {});
  if (pulled.exitCode === 0) return { name: official, remove: () => Promise.resolve() };

  const folder = join(run.folder, "registry");
  await mkdir(folder);
  // On a machine without recent installations, apt's package lists may be missing or outdated.
  await mustRun("apt-get", ["--quiet", "--option=DPkg::Lock::Timeout=300", "update"]);
  await mustRun("sh", [
    "-c",
    `cd "$1" && apt-get --option=APT::Sandbox::User=root download docker-registry`,
    "sh",
    folder,
  ]);
  const [archive = ""] = await readdir(folder);
  await mustRun("dpkg-deb", ["--extract", join(folder, archive), join(folder, "root")]);
  const [name, container] = [`berth-e2e/${run.id}:registry`, run.clusterName("registry-build")];
  const base = process.env["BERTH_NODE_IMAGE"] ?? "";
  await mustRun(engineUnderTest(), ["create", "--name", container, "--label", run.label, base]);
  await mustRun(engineUnderTest(), [
    "cp",
    join(folder, "root/usr/bin/docker-registry"),
    `${container}:/registry`,
  ]);
  await writeFile(join(folder, "config.yml"), configuration);
  await mustRun(engineUnderTest(), ["cp", join(folder, "config.yml"), `${container}:/config.yml`]);
  const start = ['ENTRYPOINT ["/registry"]', 'CMD ["serve", "/config.yml"]'];
  const changes = start.flatMap((change) => ["--change", change]);
  await mustRun(engineUnderTest(), ["commit", ...changes, container, name]);
  await mustRun(engineUnderTest(), ["rm", "--volumes", container]);
  return {
    name,
    remove: async () => {
      await mustRun(engineUnderTest(), ["image", "rm", "--force", name]);
    },
  };
}
