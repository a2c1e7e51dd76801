/**
 * The pinned versions of all tools that Berth is built and tested with. They are defined only here.
 *
 * `version` is the version that is provided if no suitable tool is found. `range` is the semantic version range that a found tool must
 * match.
 */
export const pins = {
  /** Comes from the npm package `node`. The minimum version is that of `@pulumi/pulumi` 3.270. */
  node: { range: ">=22" },
  /** Includes the language host for Node.js. 3.232.0 is the newest version on the Go module proxy. */
  pulumi: { version: "3.232.0", range: ">=3.232.0 <4" },
  /** The provider plugins have the versions of their npm packages, which require exactly these versions. */
  plugins: {
    kubernetes: { version: "4.34.2" },
    command: { version: "1.2.1" },
  },
  /** kind's default images and its config patches change with each minor version. */
  kind: { version: "0.33.0", range: "~0.33.0" },
  /** Checks the GitHub workflows. The lab builds the same version, see tools/offline/lab/go-actionlint/go.mod. */
  actionlint: { version: "1.7.12", range: ">=1.7.12 <2" },
  /** For use by hand. Berth does not run kubectl from PATH. */
  kubectl: { range: ">=1.28" },
  /** The minimum versions are those of Debian 12: 20.10 and 4.3. */
  engines: {
    docker: { range: ">=20.10.0" },
    podman: { range: ">=4.3.0" },
  },
  /** The default node image of kind 0.33.0 (source: its `pkg/apis/config/defaults/image.go`). */
  nodeImage: "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5",
  /** The load balancer that kind 0.33.0 runs for several control planes (source: its `pkg/cluster/internal/loadbalancer/const.go`). */
  loadBalancerImage: "docker.io/envoyproxy/envoy:v1.36.2",
  /** The Ingress controller that Berth's components run on the clusters. */
  ingressControllerImage: "traefik:v3.6.12",
} as const;

/** A provider plugin that the stacks need. */
export type PluginName = keyof typeof pins.plugins;

/** A container engine that Berth supports. */
export type EngineName = keyof typeof pins.engines;
