/** An app of the program `placement`, and the Deployment whose pod binds the app's port on the node. */
export interface AppUnderTest {
  /** The name of the app, which its Deployment and Service also have. */
  readonly name: string;
  /** The host name of the app. */
  readonly host?: string;
  /** The host port of the app. */
  readonly hostPort: number;
  /** The Deployment whose pod binds the port on the node. The host port works only if this pod runs on the right node. */
  readonly bound: Workload;
}

/** A Deployment. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
}

/** The port on which each app's container and Service listen. */
export const appPort = 5678;

/** Returns the app with the exposure `hostPort`. The pod of the app binds the port on the node. */
export function directApp(hostPort: number): AppUnderTest {
  return { name: "direct", hostPort, bound: { namespace: "default", name: "direct" } };
}

/** Returns the app with the exposure `ingress`. The pod of the Ingress controller binds the port on the node. */
export function webApp(hostPort: number): AppUnderTest {
  return {
    name: "web",
    host: "web.localhost",
    hostPort,
    bound: { namespace: "berth-ingress-http", name: "berth-ingress-http" },
  };
}
