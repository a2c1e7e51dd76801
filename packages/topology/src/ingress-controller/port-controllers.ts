import type { ClusterRecord } from "../model/cluster-record";

/** The Ingress controller that serves a cluster port. */
export interface PortController {
  /**
   * The controller's creator. `program` means that this program creates the controller with Berth. `stack` means that another stack creates
   * it with Berth. `user` means that the user installs the controller without Berth.
   */
  readonly origin: "program" | "stack" | "user";
  /**
   * Whether the controller also serves Gateway API resources. Traefik reads this setting only when it starts. For a user's own controller,
   * the value is `false`, because Berth cannot read the controller's settings.
   */
  readonly gateway: boolean;
}

/** Looks up a cluster's Ingress controllers. */
export interface ServedPorts {
  /** Returns the Ingress controller for the port with the given name. Returns `undefined` if the port has no controller yet. */
  controllerOf(port: string): PortController | undefined;
}

/** A cluster's Ingress controllers, by the name of the port that each controller serves. */
export class PortControllers implements ServedPorts {
  private readonly controllers = new Map<string, PortController>();

  /** Reads other stacks' controllers from the cluster record. */
  static ofRecord({ ingressControllers = [], gateways = [] }: ClusterRecord): PortControllers {
    const controllers = new PortControllers();
    for (const port of ingressControllers)
      controllers.add(port, { origin: "stack", gateway: gateways.includes(port) });
    return controllers;
  }

  /** Adds the Ingress controller that serves a port. If the port already has a controller, keeps the existing controller. */
  add(port: string, controller: PortController): void {
    if (!this.controllers.has(port)) this.controllers.set(port, controller);
  }

  controllerOf(port: string): PortController | undefined {
    return this.controllers.get(port);
  }
}
