import { canonicalAddress, type PortProtocol } from "@kind-berth/topology";
import { z } from "zod";
import { readOutput } from "../process/read-output";

/** The container properties that Berth uses. */
export interface Container {
  /** The engine's ID for the container. An engine never reuses an ID. */
  readonly id: string;
  readonly name: string;
  readonly running: boolean;
  /** The exit code with which the container last exited. Omitted if the container is running, or if the engine does not report the code. */
  readonly exitCode?: number;
  readonly labels: Readonly<Record<string, string>>;
  /** The engine networks that the container is connected to. */
  readonly networks: readonly string[];
  /** The container's mounts: the names of volumes and the paths of host folders. Unnamed volumes are omitted. */
  readonly mounts: readonly string[];
  /** The container's addresses in its networks. Empty if the container is not running. */
  readonly addresses: readonly string[];
  /** The ports that the container currently publishes on the host. */
  readonly published: readonly PublishedPort[];
}

/** A container port that the engine has published on the host. */
export interface PublishedPort {
  readonly listenAddress: string;
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** The part of the `container inspect` output that is the same in Docker, Podman and nerdctl. */
const inspection = z.array(
  z.object({
    Id: z.string(),
    Name: z.string(),
    State: z.object({ Running: z.boolean(), ExitCode: z.number().optional() }),
    Config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }),
    Mounts: z
      .array(
        z.object({ Type: z.string().optional(), Name: z.string().optional(), Source: z.string().optional() }),
      )
      .nullish(),
    NetworkSettings: z.object({
      Networks: z
        .record(
          z.string(),
          z.object({ IPAddress: z.string().optional(), GlobalIPv6Address: z.string().optional() }),
        )
        .nullish(),
      Ports: z
        .record(
          z.string(),
          z.array(z.object({ HostIp: z.string().optional(), HostPort: z.string() })).nullable(),
        )
        .nullish(),
    }),
  }),
);

/** Parses the output of `container inspect`. */
export function readContainers(json: string): Container[] {
  return readOutput("container inspect", inspection, json).map(
    ({ Id, Name, State, Config, Mounts, NetworkSettings }) => ({
      id: Id,
      name: Name.replace(/^\//, ""),
      running: State.Running,
      ...(State.Running || State.ExitCode === undefined ? {} : { exitCode: State.ExitCode }),
      labels: Config.Labels ?? {},
      networks: Object.keys(NetworkSettings.Networks ?? {}),
      mounts: (Mounts ?? [])
        .map(({ Name: volume, Source, Type }) => [volume, Source, Type].find(Boolean) ?? "an unnamed mount")
        // Omit unnamed volumes. An image declares them. The engine generates their names and removes them with the container.
        .filter((mount) => !/^[0-9a-f]{64}$/.test(mount)),
      addresses: Object.values(NetworkSettings.Networks ?? {})
        .flatMap(({ IPAddress, GlobalIPv6Address }) => [IPAddress ?? "", GlobalIPv6Address ?? ""])
        .filter((address) => address !== ""),
      published: Object.entries(NetworkSettings.Ports ?? {}).flatMap(([containerPort, bindings]) =>
        (bindings ?? []).map(({ HostIp, HostPort }) => readBinding(containerPort, HostIp, HostPort)),
      ),
    }),
  );
}

/**
 * @param containerPort - the container port and its protocol, such as `80/tcp`
 * @param hostIp - the address on the host; empty for all addresses
 */
function readBinding(containerPort: string, hostIp = "", hostPort: string): PublishedPort {
  const [number, protocol = "tcp"] = containerPort.split("/");
  return {
    listenAddress: canonicalAddress(hostIp) ?? "0.0.0.0",
    hostPort: Number(hostPort),
    containerPort: Number(number),
    protocol: protocol.toUpperCase() as PortProtocol,
  };
}
