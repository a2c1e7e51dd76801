import type { ClusterRecord } from "../model/cluster-record";

/** The Ingress controller that serves a port of a cluster. */
export interface PortController {
  /** Who brings it: the program itself or another stack, by Berth, or the user. */
  readonly origin: "program" | "stack" | "user";
  /** Whether it serves Gateway API too. What Traefik serves is settled when it starts; of a user's own it is not known. */
  readonly gateway: boolean;
}

/** What serves the ports of a cluster. */
export interface ServedPorts {
  /** The Ingress controller of a port, by the port's name; `undefined` if the port has none yet. */
  controllerOf(port: string): PortController | undefined;
}

/** The Ingress controllers of a cluster, by the name of the port that each of them serves. */
export class PortControllers implements ServedPorts {
  private readonly controllers = new Map<string, PortController>();

  /** The controllers that other stacks have made. */
  static ofRecord({ ingressControllers = [], gateways = [] }: ClusterRecord): PortControllers {
    const controllers = new PortControllers();
    for (const port of ingressControllers)
      controllers.add(port, { origin: "stack", gateway: gateways.includes(port) });
    return controllers;
  }

  /** Adds the controller of a port; the first of a port counts. */
  add(port: string, controller: PortController): void {
    if (!this.controllers.has(port)) this.controllers.set(port, controller);
  }

  controllerOf(port: string): PortController | undefined {
    return this.controllers.get(port);
  }
}
