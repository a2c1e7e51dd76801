/**
 * Every tool that Berth is built and tested with, each at one version: this is the only place that names them.
 *
 * `version` is what is provided where nothing fitting is found; `range` is what fits when it is found
 * (semantic version range).
 */
export const pins = {
  /** Comes from the npm package `node`; the floor is that of `@pulumi/pulumi` 3.270. */
  node: { range: ">=22" },
  /** Its language host for Node.js comes with it. 3.232.0 is the newest that the Go module proxy serves. */
  pulumi: { version: "3.232.0", range: ">=3.232.0 <4" },
  /** The provider plugins have the versions of their npm packages, which ask for exactly those. */
  plugins: {
    kubernetes: { version: "4.34.2" },
    command: { version: "1.2.1" },
  },
  /** Its image defaults and its config patches differ from minor to minor. */
  kind: { version: "0.33.0", range: "~0.33.0" },
  /** Nothing of Berth runs it: for use by hand. */
  kubectl: { range: ">=1.28" },
  /** Debian 12's engines are the floor: 20.10 and 4.3. */
  engines: {
    docker: { range: ">=20.10.0" },
    podman: { range: ">=4.3.0" },
  },
  /** What kind 0.33.0 takes where no image is named (source: its `pkg/apis/config/defaults/image.go`). */
  nodeImage: "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5",
  /** What kind 0.33.0 puts before several control planes (source: its `pkg/cluster/internal/loadbalancer/const.go`). */
  loadBalancerImage: "docker.io/envoyproxy/envoy:v1.36.2",
  /** The Ingress controller, run by Berth's components on the clusters. */
  ingressControllerImage: "traefik:v3.6.12",
} as const;

/** A provider plugin that the stacks need. */
export type PluginName = keyof typeof pins.plugins;

/** A container engine that Berth works with. */
export type EngineName = keyof typeof pins.engines;
