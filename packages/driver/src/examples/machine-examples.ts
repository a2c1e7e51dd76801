import { parsePlan, renderPlan, type Finding, type PortRecord } from "@kind-berth/topology";
import { refuseOtherPorts } from "../registry/registry-container";
import { candidates, notFound } from "../engine/find-engines";
import { edgeImageMissing } from "../edge/edge-image";
import { checkCgroups, checkDisk, checkInotify } from "../host/check-capacity";
import { addressNotLocal, heldByContainer } from "../host/check-host-ports";
import { loadImageMissing, nodeImageMissing } from "../host/check-images";
import { versionNotOfKind } from "../host/node-image";
import { explainFullDisk } from "../kind/full-disk";
import { checkNodeNetwork } from "../kind/node-network";
import { outputInvalid } from "../process/read-output";
import { lockFolderUnsafe } from "../process/lock-folder";
import { commandFailed, commandNotFound } from "../process/run-command";
import { unknownCommand } from "../run";
import { container, engine, plan, thrownBy } from "./demo";

const registry = { name: "kind-registry", hostPort: 5001 };
const notPulled = "Error response from daemon: manifest unknown";
const [, http] = plan.ports as readonly [PortRecord, PortRecord];

function inUse(): readonly Finding[] {
  const holder = container("web", { published: [http] });
  return [heldByContainer(http, [holder])].filter((finding) => finding !== undefined);
}

/** Findings about the driver, the machine, its engine and its images. */
export const machineExamples = {
  PLAN_INVALID: () => thrownBy(() => parsePlan(renderPlan(plan).replace('"version":1', '"version":2'))),
  DRIVER_COMMAND_UNKNOWN: () => unknownCommand("cluster repair").findings,
  ENGINE_UNKNOWN: () => thrownBy(() => candidates({ KIND_EXPERIMENTAL_PROVIDER: "lxd" })),
  ENGINE_NOT_FOUND: () => notFound([{ reason: "`docker info` timed out after 30 s" }]).findings,
  NODE_NETWORK_UNUSABLE: () => checkNodeNetwork(engine, { KIND_EXPERIMENTAL_DOCKER_NETWORK: "host" }),
  COMMAND_NOT_FOUND: () => commandNotFound("kind").findings,
  COMMAND_FAILED: () => commandFailed("docker create", 125, notPulled).findings,
  COMMAND_OUTPUT_INVALID: () => outputInvalid("volume inspect", ["it is not JSON"]).findings,
  LOCK_FOLDER_UNSAFE: () =>
    lockFolderUnsafe("/tmp/berth-locks-1000", "belongs to another user, with the ID 1001").findings,
  HOST_PORT_IN_USE: inUse,
  LISTEN_ADDRESS_NOT_LOCAL: () => [addressNotLocal({ ...http, listenAddress: "192.0.2.1" })],
  NODE_IMAGE_MISSING: () => [nodeImageMissing(engine, "shop/node:v1", notPulled)],
  KUBERNETES_VERSION_NOT_OF_KIND: () => [versionNotOfKind("1.33", "0.33.0")],
  LOAD_IMAGE_MISSING: () => [loadImageMissing(engine, "shop/web:dev")],
  EDGE_IMAGE_MISSING: () => edgeImageMissing(engine, "traefik:v3", notPulled).findings,
  REGISTRY_DIFFERS: () =>
    thrownBy(() => {
      const published = [
        { listenAddress: "127.0.0.1", hostPort: 5000, containerPort: 5000, protocol: "TCP" as const },
      ];
      refuseOtherPorts(plan, registry, container(registry.name, { published }));
    }),
  DISK_FULL: () =>
    thrownBy(() => {
      throw explainFullDisk(commandFailed("kind create cluster", 1, "no space left on device"), engine);
    }).slice(0, 1),
  DISK_SPACE_LOW: () => checkDisk(plan, engine, 500_000_000),
  INOTIFY_LIMIT_LOW: () => checkInotify(plan, { instances: 32, watches: undefined }),
  CGROUP_V1: () => checkCgroups(plan, engine, "kindest/node:v1.36.4"),
} as const satisfies Readonly<Record<string, () => readonly Finding[]>>;
