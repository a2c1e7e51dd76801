import { uniqBy } from "es-toolkit/array";
import type { PortRecord } from "@kind-berth/topology";
import { appChain, type AppChain } from "./app-chain";
import { carrierBox, edgeBox, hostPortBox, idleBoxes } from "./boxes";
import { openBox, openWay } from "./open-port";
import { plansOnPort } from "./plans-on-port";
import type { Arrow, Box, NodeBox, Picture, PicturedPlan, PictureInput } from "./picture";
import { wayOf } from "./way";

/** A port and all known objects behind it. */
interface PortView {
  readonly port: PortRecord;
  /** The edge container. Omitted if the node itself publishes the port. */
  readonly edge?: Box;
  readonly apps: readonly { readonly plan: PicturedPlan; readonly chain: AppChain }[];
  /** The box for the node's port. The node box contains it if the picture's input contains no app for the port. */
  readonly open: Box;
}

/**
 * Plans the content of a cluster picture. The content does not depend on the output format. The function is pure: it always returns the
 * same picture for the same input.
 */
export function planPicture({ cluster, exposures }: PictureInput): Picture {
  const views: PortView[] = inOrderOfNodes(cluster).map((port) => ({
    port,
    ...(port.publish === "edge" ? { edge: edgeBox(cluster.name, port) } : {}),
    apps: plansOnPort(exposures ?? [], port).map((plan) => ({ plan, chain: appChain(plan, cluster) })),
    open: openBox({ cluster, exposures }, port),
  }));
  const onNodes = new Map(cluster.nodes.map(({ name }) => [name, boundOn(name, views)]));
  const carriers = cluster.nodes.filter(({ name }) => (onNodes.get(name) ?? []).length > 0);
  const idle = cluster.nodes.filter((node) => !carriers.includes(node));
  const behind = views.flatMap(({ apps }) => apps.flatMap(({ chain }) => chain.behind ?? []));
  return {
    title: `${isKind(cluster) ? "kind cluster" : "cluster"} ${cluster.name}`,
    hostPorts: views.map(({ port }) => hostPortBox(port)),
    edges: views.flatMap(({ edge }) => edge ?? []),
    nodes: [
      ...carriers.map((node) => carrierBox(node, onNodes.get(node.name) ?? [])),
      ...views.flatMap(besideNodes),
      ...idleBoxes(idle),
    ],
    // Remove duplicate boxes, because several exposures can share a Service or an app's pods.
    services: uniqBy(
      behind.map(({ service }) => service),
      ({ id }) => id,
    ),
    pods: uniqBy(
      behind.map(({ pods }) => pods),
      ({ id }) => id,
    ),
    arrows: uniqBy(views.flatMap(arrows), ({ from, to, label = "" }) => `${from} ${to} ${label}`),
    ways: views.flatMap(({ port, apps }) =>
      apps.length === 0
        ? [openWay({ cluster, exposures }, port)]
        : apps.map(({ plan, chain }) => wayOf(plan, chain)),
    ),
  };
}

/** Whether a record describes a kind cluster. Only a kind cluster's record lists every node. */
function isKind(cluster: PictureInput["cluster"]): boolean {
  return !("otherNodes" in cluster && cluster.otherNodes);
}

/** Sorts the ports by node. The nodes are in kind's order. */
function inOrderOfNodes({ nodes, ports }: PictureInput["cluster"]): PortRecord[] {
  const positions = new Map(nodes.map(({ name }, position) => [name, position]));
  const position = ({ node }: PortRecord) => positions.get(node) ?? nodes.length;
  return ports.toSorted((one, other) => position(one) - position(other));
}

/**
 * Returns the boxes for the objects that receive requests on a node's port. Apps that share a port also share the port's Ingress
 * controller.
 */
function entries({ apps, open }: PortView): { box: Box; onNode: boolean }[] {
  const byId = new Map(apps.map(({ chain: { entry, onNode } }) => [entry.id, { box: entry, onNode }]));
  return apps.length === 0 ? [{ box: open, onNode: true }] : [...byId.values()];
}

/** Returns the boxes for the objects that bind a node's ports. */
function boundOn(node: string, views: readonly PortView[]): Box[] {
  const carried = views.filter(({ port }) => port.node === node).flatMap(entries);
  return uniqBy(
    carried.flatMap(({ box, onNode }) => (onNode ? [box] : [])),
    ({ id }) => id,
  );
}

function besideNodes(view: PortView): NodeBox[] {
  return entries(view).flatMap(({ box, onNode }) => (onNode ? [] : [{ ...box, contents: [] }]));
}

function arrows(view: PortView): Arrow[] {
  const { edge, port } = view;
  const host = hostPortBox(port).id;
  const from = edge?.id ?? host;
  return [
    ...(edge === undefined ? [] : [{ from: host, to: edge.id }]),
    ...entries(view).map(({ box }) => ({ from, to: box.id })),
    ...view.apps.flatMap(({ chain: { entry, behind } }) =>
      behind === undefined
        ? []
        : [
            {
              from: entry.id,
              to: behind.service.id,
              ...(behind.chosenBy === undefined ? {} : { label: behind.chosenBy }),
            },
            { from: behind.service.id, to: behind.pods.id },
          ],
    ),
  ];
}
