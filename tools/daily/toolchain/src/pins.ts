/**
 * The pinned versions of all tools with which Berth is built and tested. Only this file defines these versions.
 *
 * `version` is the version that the toolchain provides if it finds no suitable tool. `range` is the semantic version range for existing
 * tools.
 */
export const pins = {
  /** The npm package `node` provides Node.js. `@pulumi/pulumi` 3.270 requires at least this version. */
  node: { range: ">=22" },
  /**
   * The CLI includes the language host for Node.js. The lab builds the same version (see tools/offline/lab/go/go.mod). 3.232.0 is the
   * version used to create the lab's Go module, not the latest version. In November 2026, the Go module proxy also served newer
   * versions, up to 3.276.0. A newer version requires a new go.sum, and another run of the contract tests and end-to-end tests.
   */
  pulumi: { version: "3.232.0", range: ">=3.232.0 <4" },
  /** The provider plugins have the same versions as their npm packages, which require exactly these versions. */
  plugins: {
    kubernetes: { version: "4.34.2" },
    command: { version: "1.2.1" },
  },
  /** kind's default images and config patches change with each minor version. */
  kind: { version: "0.33.0", range: "~0.33.0" },
  /** actionlint checks the GitHub workflows. The lab builds the same version (see tools/offline/lab/go-actionlint/go.mod). */
  actionlint: { version: "1.7.12", range: ">=1.7.12 <2" },
  /** kubectl is only for manual use. Berth does not run the kubectl that is on PATH. */
  kubectl: { range: ">=1.28" },
  /** The minimum versions are the versions in Debian 12: Docker 20.10 and Podman 4.3. */
  engines: {
    docker: { range: ">=20.10.0" },
    podman: { range: ">=4.3.0" },
  },
  /** The default node image of kind 0.33.0 (source: its `pkg/apis/config/defaults/image.go`, and the digest in its release notes). */
  nodeImage: "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5",
  /**
   * The load balancer image that kind 0.33.0 runs for clusters with several control planes (source: its
   * `pkg/cluster/internal/loadbalancer/const.go`). kind's source code contains no digest. The digest comes from
   * https://github.com/stacklok/toolhive, commit de940dfe3cab. To update it, run `docker buildx imagetools inspect` with the image's name, and
   * compare the digest with a second source.
   */
  loadBalancerImage:
    "docker.io/envoyproxy/envoy:v1.36.2@sha256:4972515dd9a069b44beb43cebba7851596e72a8c61cd7a7c33d8f48efc5280ba",
  /**
   * The image for the Ingress controller that Berth's components run in clusters. The toolchain only prints this name: the nodes pull the
   * image under the name in the components.
   */
  ingressControllerImage: "traefik:v3.6.12",
} as const;

/** The name of a provider plugin that stacks require. */
export type PluginName = keyof typeof pins.plugins;

/** The name of a container engine that Berth supports. */
export type EngineName = keyof typeof pins.engines;
