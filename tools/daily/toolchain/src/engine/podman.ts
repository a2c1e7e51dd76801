import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getuid } from "node:process";
import { cacheRoot } from "@kind-berth-tools/cache";
import { podmanConfiguration } from "@kind-berth-tools/lab";
import { pins } from "../pins";
import { ToolchainError } from "../problem";
import { onPath } from "../process/on-path";
import { mustRun, run } from "../process/run";
import { type Report, timed } from "../progress";
import { engineRunFolder, engineScope } from "./daemon-configuration";
import { installEnginePackages, readOsRelease, whyNotInstallable } from "./debian-packages";
import type { Engine, StartEngineOptions } from "./engine";
import { allowClusters, modulesFolder } from "./kernel-settings";
import { removeOldImages } from "./lab-image";
import type { Keeper } from "./leases";
import { type PodmanInfo, podmanHindrances } from "./podman-fitness";
import { closeNetwork, openNetwork } from "./podman-network";
import { cleanShared, type SharedEngine, stopShared, useShared } from "./shared-engine";

/**
 * Provides a Podman that can run kind's nodes. A suitable existing configuration is used. If the configuration is not suitable, and this
 * process runs as root on Debian, Podman uses a private configuration and storage.
 *
 * @throws ToolchainError `ENGINE_MISSING` if Podman is not usable and cannot be set up on this machine.
 */
export async function providePodman({ keepFor, report }: StartEngineOptions): Promise<Engine> {
  const reason = await whyNotAsItIs();
  if (typeof reason !== "string") return reason;

  const hindrance = whyNotInstallable(await readOsRelease(), getuid?.());
  if (hindrance !== undefined) {
    throw new ToolchainError(
      "ENGINE_MISSING",
      `Podman is not usable (${reason}), and the toolchain cannot set it up, because ${hindrance}. ` +
        `Install Podman ${pins.engines.podman.range} with netavark and aardvark-dns (https://podman.io/docs/installation). ` +
        `Then "podman info" must report the network backend netavark. Alternatively, use Docker.`,
    );
  }
  const { running, release } = await useShared(privatePodman(), keepFor, report);
  return { ...running, origin: "started", why: reason, release };
}

/** Stops the private Podman's containers that {@link providePodman} left running, unless the private Podman is in use. */
export async function stopPodman(keepers: readonly Keeper[], report: Report) {
  return stopShared(privatePodman(), keepers, report);
}

/** Runs {@link stopPodman}, and removes the private Podman's images, containers and volumes. */
export async function cleanPodman(report: Report) {
  return cleanShared(
    privatePodman(),
    async () => {
      if (onPath("podman").length === 0) return;
      await mustRun("podman", ["system", "reset", "--force"], {
        env: { ...process.env, ...(await configuration()) },
      });
    },
    report,
  );
}

type Description = Pick<Engine, "name" | "version" | "path" | "env">;

function privatePodman(): SharedEngine<Description> {
  return {
    title: "podman",
    lockFile: join(podmanFolder(), "lock"),
    leases: join(podmanFolder(), "leases"),

    async ensureRunning(report) {
      await installEnginePackages("podman", report);
      const env = await configuration();
      const info = await ask(env);
      if (typeof info === "string") {
        throw new ToolchainError("ENGINE_NOT_STARTED", `Podman is installed but does not respond: ${info}`);
      }
      await allowClusters();
      await openNetwork({ name: engineScope(), env: { ...process.env, ...env } });
      return described(info, env);
    },

    async stop(report) {
      const env = { ...process.env, ...(await configuration()) };
      if (onPath("podman").length === 0) return;
      if ((await mustRun("podman", ["ps", "--quiet"], { env })) !== "") {
        await timed(report, "stopping podman's containers", () =>
          mustRun("podman", ["stop", "--all", "--time", "5"], { env }),
        );
      }
      await removeOldImages("podman", "podman", env);
      await closeNetwork({ name: engineScope(), env });
    },
  };
}

function podmanFolder(): string {
  return join(cacheRoot(), "engine", "podman");
}

/** Writes the private configuration, and returns the environment variables with which podman uses it. */
async function configuration(): Promise<Record<string, string>> {
  const folder = podmanFolder();
  await mkdir(folder, { recursive: true });
  const storage = join(folder, "storage.conf");
  const runFolder = engineRunFolder();
  await writeFile(
    storage,
    [
      "[storage]",
      'driver = "overlay"',
      `graphroot = ${JSON.stringify(join(folder, "storage"))}`,
      `runroot = ${JSON.stringify(join(runFolder, "podman"))}`,
      "",
    ].join("\n"),
  );
  const { env } = await podmanConfiguration(folder, runFolder);
  return {
    ...env,
    CONTAINERS_STORAGE_CONF: storage,
    // aardvark-dns identifies a network only by its name. If the machine's own Podman has a network named `kind`, a second network with
    // this name would have no DNS names.
    KIND_EXPERIMENTAL_PODMAN_NETWORK: engineScope(),
  };
}

/** Returns Podman with its existing configuration. If Podman is not usable with this configuration, returns the reason. */
async function whyNotAsItIs(): Promise<Engine | string> {
  const info = await ask({});
  if (typeof info === "string") return info;
  const host = {
    limits: await readFileOfLinux("/proc/self/limits"),
    status: await readFileOfLinux("/proc/self/status"),
    modules: process.platform !== "linux" || existsSync(modulesFolder),
  };
  const hindrances = podmanHindrances(info, host);
  if (hindrances.length > 0) return hindrances.join("; ");
  return {
    ...described(info, {}),
    origin: "path",
    why: "it responds",
    release: () => Promise.resolve(),
  };
}

async function ask(settings: Record<string, string>): Promise<PodmanInfo | string> {
  if (onPath("podman").length === 0) return "podman is not on PATH";
  const { code, stdout, stderr } = await run("podman", ["info", "--format", "json"], {
    env: { ...process.env, ...settings },
    timeoutMilliseconds: 30_000,
  });
  return code === 0 ? (JSON.parse(stdout) as PodmanInfo) : (stderr.trim().split("\n").at(-1) ?? "");
}

function described(info: PodmanInfo, env: Record<string, string>): Description {
  return {
    name: "podman",
    version: info.version.Version,
    path: onPath("podman")[0] ?? "podman",
    env: { ...env, KIND_EXPERIMENTAL_PROVIDER: "podman" },
  };
}

/** Reads a file that exists only on Linux. On macOS, containers run in a virtual machine, whose limits are high enough. */
async function readFileOfLinux(file: string): Promise<string> {
  return process.platform === "linux" ? readFile(file, "utf8") : "";
}
