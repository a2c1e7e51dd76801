import { canonicalAddress, type PortProtocol } from "@kind-berth/topology";
import { z } from "zod";

/** A container, as far as Berth looks at it. */
export interface Container {
  /** The engine's id of it, which no other container ever has. */
  readonly id: string;
  readonly name: string;
  readonly running: boolean;
  readonly labels: Readonly<Record<string, string>>;
  /** The engine's networks that it is on. */
  readonly networks: readonly string[];
  /** What is mounted in it: volumes by their names, folders of the host by their paths. Volumes without a name are left out. */
  readonly mounts: readonly string[];
  /** Its addresses in these networks, while it runs. */
  readonly addresses: readonly string[];
  /** The ports that it publishes on the host at this moment. */
  readonly published: readonly PublishedPort[];
}

/** A port that the engine has published. */
export interface PublishedPort {
  readonly listenAddress: string;
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** What `docker container inspect`, Podman's and nerdctl's like of it have in common. */
const inspection = z.array(
  z.object({
    Id: z.string(),
    Name: z.string(),
    State: z.object({ Running: z.boolean() }),
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

/** Reads what `container inspect` prints. */
export function readContainers(json: string): Container[] {
  return inspection.parse(JSON.parse(json)).map(({ Id, Name, State, Config, Mounts, NetworkSettings }) => ({
    id: Id,
    name: Name.replace(/^\//, ""),
    running: State.Running,
    labels: Config.Labels ?? {},
    networks: Object.keys(NetworkSettings.Networks ?? {}),
    mounts: (Mounts ?? [])
      .map(({ Name: volume, Source, Type }) => [volume, Source, Type].find(Boolean) ?? "something")
      // The engine names the volumes that an image declares, and removes them with the container.
      .filter((mount) => !/^[0-9a-f]{64}$/.test(mount)),
    addresses: Object.values(NetworkSettings.Networks ?? {})
      .flatMap(({ IPAddress, GlobalIPv6Address }) => [IPAddress ?? "", GlobalIPv6Address ?? ""])
      .filter((address) => address !== ""),
    published: Object.entries(NetworkSettings.Ports ?? {}).flatMap(([containerPort, bindings]) =>
      (bindings ?? []).map(({ HostIp, HostPort }) => readBinding(containerPort, HostIp, HostPort)),
    ),
  }));
}

/**
 * @param containerPort - such as `80/tcp`
 * @param hostIp - empty for every address
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
