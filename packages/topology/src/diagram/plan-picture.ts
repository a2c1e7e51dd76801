import type { ExposurePlan } from "../exposure/exposure-plan";
import type { PortRecord } from "../record/port-record";
import { appChain, type AppChain } from "./app-chain";
import { carrierBox, hostPortBox, idleBoxes, openBox } from "./boxes";
import type { Arrow, Box, Picture, PictureInput } from "./picture";
import { openWay, wayOf } from "./way";

/** A port with all that is known to lie behind it. */
interface PortView {
  readonly port: PortRecord;
  readonly apps: readonly { readonly plan: ExposurePlan; readonly chain: AppChain }[];
  /** Drawn where no app is known. */
  readonly open: Box;
}

/** Decides what a picture of a cluster shows, whatever it is drawn in. Pure: the same input gives the same picture. */
export function planPicture({ cluster, exposures }: PictureInput): Picture {
  const views: PortView[] = inOrderOfNodes(cluster).map((port) => ({
    port,
    apps: (exposures ?? [])
      .filter((plan) => plan.port.name === port.name)
      .map((plan) => ({ plan, chain: appChain(plan, cluster) })),
    open: openBox(port, exposures !== undefined),
  }));
  const carriers = new Set(cluster.ports.map(({ node }) => node));
  const behind = views.flatMap(({ apps }) => apps.flatMap(({ chain }) => chain.behind ?? []));
  return {
    cluster: cluster.name,
    hostPorts: views.map(({ port }) => hostPortBox(port)),
    nodes: [
      ...cluster.nodes
        .filter(({ name }) => carriers.has(name))
        .map((node) =>
          carrierBox(node, views.filter(({ port }) => port.node === node.name).flatMap(binders)),
        ),
      ...idleBoxes(cluster.nodes.filter(({ name }) => !carriers.has(name))),
    ],
    services: behind.map(({ service }) => service),
    pods: behind.map(({ pods }) => pods),
    arrows: views.flatMap(arrows),
    ways: views.flatMap(({ port, apps }) =>
      apps.length === 0
        ? [openWay(port, exposures !== undefined)]
        : apps.map(({ plan, chain }) => wayOf(plan, chain)),
    ),
  };
}

/** Ports of one node stand together, the nodes in kind's order. */
function inOrderOfNodes({ nodes, ports }: PictureInput["cluster"]): PortRecord[] {
  const positions = new Map(nodes.map(({ name }, position) => [name, position]));
  const position = ({ node }: PortRecord) => positions.get(node) ?? nodes.length;
  return ports.toSorted((one, other) => position(one) - position(other));
}

/** What binds a port on its node: apps that share a port share an Ingress controller. */
function binders({ apps, open }: PortView): Box[] {
  const byId = new Map(apps.map(({ chain: { binder } }) => [binder.id, binder]));
  return apps.length === 0 ? [open] : [...byId.values()];
}

function arrows(view: PortView): Arrow[] {
  const from = hostPortBox(view.port).id;
  return [
    ...binders(view).map(({ id }) => ({ from, to: id })),
    ...view.apps.flatMap(({ chain: { binder, behind } }) =>
      behind === undefined
        ? []
        : [
            {
              from: binder.id,
              to: behind.service.id,
              ...(behind.chosenBy === undefined ? {} : { label: behind.chosenBy }),
            },
            { from: behind.service.id, to: behind.pods.id },
          ],
    ),
  ];
}
