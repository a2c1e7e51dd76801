import type { ClusterRecord } from "../model/cluster-record";

/** The Ingress controller that serves a port of a cluster. */
export interface PortController {
  /**
   * Who creates the controller. `program` and `stack` (another stack) create it with Berth. `user` is a controller that the user installs
   * without Berth.
   */
  readonly origin: "program" | "stack" | "user";
  /**
   * Whether the controller also serves Gateway API resources. Traefik reads this setting only when it starts. For a user's own controller,
   * the value is `false`, because Berth cannot read the controller's settings.
   */
  readonly gateway: boolean;
}

/** Looks up the Ingress controllers of a cluster. */
export interface ServedPorts {
  /** The Ingress controller of a port, by port name; `undefined` if the port has no controller yet. */
  controllerOf(port: string): PortController | undefined;
}

/** The Ingress controllers of a cluster, by the name of the port that each controller serves. */
export class PortControllers implements ServedPorts {
  private readonly controllers = new Map<string, PortController>();

  /** Reads the controllers of other stacks from the cluster record. */
  static ofRecord({ ingressControllers = [], gateways = [] }: ClusterRecord): PortControllers {
    const controllers = new PortControllers();
    for (const port of ingressControllers)
      controllers.add(port, { origin: "stack", gateway: gateways.includes(port) });
    return controllers;
  }

  /** Adds the controller of a port. If the port already has a controller, the first one is kept. */
  add(port: string, controller: PortController): void {
    if (!this.controllers.has(port)) this.controllers.set(port, controller);
  }

  controllerOf(port: string): PortController | undefined {
    return this.controllers.get(port);
  }
}
