/** An app of the program `placement`, and the Deployment that binds its port on the node. */
export interface AppUnderTest {
  /** The name of the app's Deployment and Service. */
  readonly name: string;
  /** The app's host name. */
  readonly host?: string;
  /** The host port of the app. */
  readonly hostPort: number;
  /** The Deployment that binds the port on the node. Its placement decides whether the host port works. */
  readonly bound: Workload;
}

/** A Deployment. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
}

/** The port of each app's container and Service. */
export const appPort = 5678;

/** The app with the exposure `hostPort`: the app's pod binds the port on the node. */
export function directApp(hostPort: number): AppUnderTest {
  return { name: "direct", hostPort, bound: { namespace: "default", name: "direct" } };
}

/** The app with the exposure `ingress`: the Ingress controller's pod binds the port on the node. */
export function webApp(hostPort: number): AppUnderTest {
  return {
    name: "web",
    host: "web.localhost",
    hostPort,
    bound: { namespace: "berth-ingress-http", name: "berth-ingress-http" },
  };
}
