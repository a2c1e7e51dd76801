/** An app of the program `placement`, and what binds its node's port. */
export interface AppUnderTest {
  /** The name of its Deployment and its Service. */
  readonly name: string;
  /** The host that it is asked for by. */
  readonly host?: string;
  /** The host port that leads to it. */
  readonly hostPort: number;
  /** What binds the node's port: a Deployment whose placement decides whether the host port answers. */
  readonly bound: Workload;
}

/** A Deployment by its name. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
}

/** The port that each app's container and its Service listen on. */
export const appPort = 5678;

/** The app that is exposed by `hostPort`: its own pod binds the node's port. */
export function directApp(hostPort: number): AppUnderTest {
  return { name: "direct", hostPort, bound: { namespace: "default", name: "direct" } };
}

/** The app that is exposed by `ingress`: the Ingress controller's pod binds the node's port. */
export function webApp(hostPort: number): AppUnderTest {
  return {
    name: "web",
    host: "web.localhost",
    hostPort,
    bound: { namespace: "berth-ingress-http", name: "berth-ingress-http" },
  };
}
