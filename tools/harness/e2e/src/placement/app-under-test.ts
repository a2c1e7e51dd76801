/** An app in the program `placement`, and the Deployment whose pod binds the app's port on the node. */
export interface AppUnderTest {
  /** The app's name, which is also the name of its Deployment and its Service. */
  readonly name: string;
  /** The app's host name. */
  readonly host?: string;
  /** The app's host port. */
  readonly hostPort: number;
  /** The Deployment whose pod binds the port on the node. The host port works only if this pod runs on the node that carries the port. */
  readonly bound: Workload;
}

/** A Deployment. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
}

/** The port on which each app's container and Service listen. */
export const appPort = 5678;

/** Returns the app with the `hostPort` exposure, whose own pod binds the port on the node. */
export function directApp(hostPort: number): AppUnderTest {
  return { name: "direct", hostPort, bound: { namespace: "default", name: "direct" } };
}

/** Returns the app with the `ingress` exposure. For this app, the Ingress controller's pod binds the port on the node. */
export function webApp(hostPort: number): AppUnderTest {
  return {
    name: "web",
    host: "web.localhost",
    hostPort,
    bound: { namespace: "berth-ingress-http", name: "berth-ingress-http" },
  };
}
