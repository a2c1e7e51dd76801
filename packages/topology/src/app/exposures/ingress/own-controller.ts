import type { Finding } from "../../../findings/finding";
import type { IngressControllerPlan } from "../../../ingress-controller/ingress-controller-plan";
import {
  checkOwnAlone,
  describeIngressController,
  hasController,
} from "../../../ingress-controller/plan-ingress-controller";
import type { IngressClassHop, IngressControllerHop } from "../../../model/route";
import type { ResolvedExposure } from "../resolved-exposure";

/**
 * An Ingress controller that the user brings, in the place of Berth's. It binds the containerPort of the cluster's port on its node, by
 * `hostPort` or in the node's network, serves the Ingresses of its class, and writes their status, for which Pulumi waits.
 *
 * @example
 * ```ts
 * { ingressClassName: "nginx", node: "worker" }
 * ```
 */
export interface OwnIngressControllerArgs {
  /** The class of the Ingresses that it serves. */
  readonly ingressClassName: string;
  /**
   * The node that it runs on, as port mappings name nodes: `control-plane`, `worker2`. One that runs on several is said to run on the
   * one that carries the port.
   */
  readonly node: string;
}

/** Who serves an app's Ingress. */
export interface IngressServer {
  readonly ingressClassName: string;
  /** What takes requests in on the node that carries the port. */
  readonly hop: IngressControllerHop | IngressClassHop;
  /** Left out where the user brings it. */
  readonly controller?: IngressControllerPlan;
}

/** Decides who serves an app's Ingress: the controller that the user brings, else Berth's. */
export function planIngressServer(resolved: ResolvedExposure, findings: Finding[]): IngressServer {
  const { app, port, cluster } = resolved;
  const own = app.ingressController;
  if (own === undefined) {
    const controller = describeIngressController(resolved, cluster.record);
    return { ingressClassName: controller.ingressClassName, hop: hopOf(controller), controller };
  }
  findings.push(
    ...checkClassName(own),
    ...checkRunsThere(own, resolved),
    ...checkOwnAlone(port, hasController(cluster.record, port.name)),
  );
  const { ingressClassName } = own;
  return { ingressClassName, hop: { kind: "ingressClass", name: ingressClassName } };
}

/** Berth's controller on the way of requests. */
export function hopOf({ namespace, name, containerPort }: IngressControllerPlan): IngressControllerHop {
  return { kind: "ingressController", namespace, name, containerPort };
}

/** RFC 1123, as IngressClasses are named. */
const dnsName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function checkClassName({ ingressClassName }: OwnIngressControllerArgs): Finding[] {
  if (dnsName.test(ingressClassName)) return [];
  return [
    {
      code: "INGRESS_CLASS_INVALID",
      path: "ingressController.ingressClassName",
      value: ingressClassName,
      rule: "an IngressClass's name is a DNS name in lower case",
      remedy: "Give the name as `kubectl get ingressclasses` shows it.",
    },
  ];
}

function checkRunsThere(own: OwnIngressControllerArgs, { port, node }: ResolvedExposure): Finding[] {
  if (own.node === node.name) return [];
  return [
    {
      code: "INGRESS_CONTROLLER_ON_OTHER_NODE",
      path: "ingressController.node",
      value: own.node,
      rule: `node \`${node.name}\` carries port \`${port.name}\`, so nobody would listen where the host port leads, ${port.containerPort} of \`${node.name}\``,
      remedy:
        `Move the port mapping to the controller's node, or the controller to \`${node.name}\`; ` +
        "or leave `ingressController` out, and Berth brings one that follows the port.",
    },
  ];
}
