import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { getuid } from "node:process";
import { dockerdRuntime } from "@kind-berth-tools/lab";
import { satisfies } from "semver";
import { pins } from "../pins";
import { ToolchainError } from "../problem";
import { onPath } from "../process/on-path";
import { type Report, timed } from "../progress";
import { daemonPlaces } from "./daemon-configuration";
import { installEnginePackages, readOsRelease, whyNotInstallable } from "./debian-packages";
import { askDocker, type DockerClient } from "./docker-client";
import type { Engine, StartEngineOptions } from "./engine";
import { allowClusters } from "./kernel-settings";
import { removeOldImages } from "./lab-image";
import type { Keeper } from "./leases";
import { unmountBelow } from "./mounts";
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from "./private-dockerd";
import { cleanShared, type SharedEngine, stopShared, useShared } from "./shared-engine";

/**
 * Provides a Docker daemon. If the daemon for which `docker` is configured responds, the function returns that daemon. If not, it starts a
 * private daemon.
 *
 * @throws ToolchainError `ENGINE_MISSING` if no daemon responds and the toolchain cannot start one on this machine.
 */
export async function provideDocker({ keepFor, report }: StartEngineOptions): Promise<Engine> {
  const places = daemonPlaces();
  const answer = await askDocker();
  const isOurs = process.env["DOCKER_HOST"] === `unix://${places.socket}`;
  if (typeof answer !== "string" && !isOurs) return asItIs(answer);

  const reason = isOurs ? "the toolchain started it earlier" : typeof answer === "string" ? answer : "";
  const hindrance = whyNotInstallable(await readOsRelease(), getuid?.());
  if (hindrance !== undefined && (onPath("dockerd").length === 0 || getuid?.() !== 0)) {
    throw new ToolchainError(
      "ENGINE_MISSING",
      `No Docker daemon responds (${reason}), and the toolchain cannot start one, because ${hindrance}. ` +
        `Install Docker Engine ${pins.engines.docker.range} (https://docs.docker.com/engine/install/) and start it. ` +
        `Then "docker info" must succeed. Alternatively, use Podman.`,
    );
  }
  const { running, release } = await useShared(privateDocker(), keepFor, report);
  if (running.asItIs) {
    await release();
    return asItIs(running.client);
  }
  return {
    ...described(running.client),
    origin: "started",
    why: reason,
    release,
  };
}

/** Stops the daemon that {@link provideDocker} left running, unless it is in use. */
export async function stopDocker(keepers: readonly Keeper[], report: Report) {
  return stopShared(privateDocker(), keepers, report);
}

/** Runs {@link stopDocker}, and removes the private daemon's images, containers and volumes. */
export async function cleanDocker(report: Report) {
  const { dataRoot, execRoot } = daemonPlaces();
  return cleanShared(
    privateDocker(),
    async () => {
      for (const folder of [dataRoot, execRoot]) await rm(folder, { recursive: true, force: true });
    },
    report,
  );
}

interface Running {
  readonly client: DockerClient;
  /** Whether the client connects to the machine's own daemon. Installing the Debian package may have started this daemon. */
  readonly asItIs: boolean;
}

function privateDocker(): SharedEngine<Running> {
  return {
    title: "dockerd",
    lockFile: daemonPlaces().lockFile,
    leases: daemonPlaces().leases,

    async ensureRunning(report) {
      const places = daemonPlaces();
      // Repeat this step even if the daemon is already running, because its OCI runtime may be in a work tree that no longer exists.
      const { args } = await dockerdRuntime(dirname(places.configFile));
      if (await runningDaemon(places)) return { client: await waitForDaemon(places), asItIs: false };
      if ((await installEnginePackages("docker", report)).length > 0) {
        const answer = await askDocker();
        if (typeof answer !== "string") return { client: answer, asItIs: true };
      }
      // Leftovers from a killed dockerd would prevent the next one from starting.
      await stopDaemon(places, undefined);
      await allowClusters();
      const client = await timed(report, "starting dockerd", () => startDaemon(places, args));
      return { client, asItIs: false };
    },

    async stop(report) {
      const places = daemonPlaces();
      if ((await runningDaemon(places)) === undefined) return stopDaemon(places, undefined);
      await timed(report, "stopping dockerd", async () => {
        const client = await waitForDaemon(places);
        await removeOldImages("docker", client.path, { ...process.env, ...client.env });
        await stopDaemon(places, client);
        for (const folder of [places.execRoot, places.dataRoot]) await unmountBelow(folder);
      });
    },
  };
}

function asItIs(client: DockerClient): Engine {
  const fits = satisfies(client.serverVersion.replace(/[^\d.].*$/, ""), pins.engines.docker.range);
  if (!fits) {
    throw new ToolchainError(
      "ENGINE_MISSING",
      `The version of the Docker daemon is ${client.serverVersion}, but Berth needs ${pins.engines.docker.range}. Upgrade the daemon, or set DOCKER_HOST to another one.`,
    );
  }
  return {
    ...described(client),
    origin: "path",
    why: "it responds",
    release: () => Promise.resolve(),
  };
}

function described(client: DockerClient) {
  return {
    name: "docker" as const,
    version: client.serverVersion,
    path: client.path,
    env: { ...client.env, KIND_EXPERIMENTAL_PROVIDER: "docker" },
  };
}
