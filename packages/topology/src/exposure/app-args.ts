import type { Exposure } from "./exposure";

/**
 * What the planner needs to know of an app. The rest of an app's arguments goes to its pod as it is.
 *
 * @example
 * ```ts
 * { port: "http", containerPort: 8080, path: "/api" }
 * ```
 */
export interface AppPlacementArgs {
  /** The port that the app's container listens on, 1 to 65535. */
  readonly containerPort: number;
  /** The name of the cluster's port that leads to the app. */
  readonly port: string;
  /**
   * How the app is reached: `ingress` (by host and path) or `hostPort` (the whole port).
   *
   * @default follows from the port: `ingress` for HTTP ports, else `hostPort`
   */
  readonly exposure?: Exposure | undefined;
  /**
   * The host name that leads to the app; with `ingress` only.
   *
   * @default `<name>.localhost`
   */
  readonly host?: string | undefined;
  /**
   * The path prefix that leads to the app; with `ingress` only.
   *
   * @default "/"
   */
  readonly path?: string | undefined;
  /**
   * How many pods. With `hostPort` no more than nodes that carry the port, which is one.
   *
   * @default 1
   */
  readonly replicas?: number | undefined;
  /**
   * The namespace of the app's objects; it must be there.
   *
   * @default "default"
   */
  readonly namespace?: string | undefined;
}
