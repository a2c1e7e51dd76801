/** What a change to part of the sources can break on a real cluster, and nothing beside it. */
export interface Subject {
  /** The sources that only this subject depends on, relative to the top folder. A source may belong to several subjects. */
  readonly sources: readonly string[];
  /**
   * What in a Pulumi program shows that it depends on the subject.
   *
   * @default nothing in a program shows it
   */
  readonly sign?: RegExp;
}

const topology = "packages/topology/src";
const components = "packages/components/src";
const cli = "packages/cli/src";
const driver = "packages/driver/src";
const exposures = `${topology}/app/exposures`;

/** Sources of both HTTP exposures: their planners share what they have in common, and one controller serves both. */
const http = [
  `${exposures}/http/plan-{controller,http,http-rule}.ts`,
  // Edge proxies run Traefik, too, and claims of every exposure are checked against the controllers of a port.
  `${topology}/ingress-controller/!(traefik|port-controllers).ts`,
  `${components}/app/app-http-objects.ts`,
  `${components}/ingress-controller/ingress-controller*.ts`,
];

/**
 * The subjects of the end-to-end tests.
 *
 * This table is what decides which end-to-end files a change skips. A source that it does not name is shared: a change to it
 * affects every end-to-end file. So name a source here only if a defect in it cannot break what other subjects show.
 */
export const subjects = {
  "exposure:ingress": {
    sources: [...http, `${exposures}/ingress/*.ts`],
    sign: /exposure: "ingress"|new IngressController\(/u,
  },
  "exposure:gateway": {
    sources: [
      ...http,
      "packages/components/crds/**/*",
      `${exposures}/gateway/*.ts`,
      `${components}/ingress-controller/gateway-*.ts`,
    ],
    sign: /exposure: "gateway"|gateway: true/u,
  },
  "exposure:hostPort": {
    sources: [`${exposures}/host-port/*.ts`],
    sign: /exposure: "hostPort"/u,
  },
  "exposure:nodePort": {
    sources: [`${exposures}/node-port/*.ts`],
    sign: /exposure: "nodePort"|externalTrafficPolicy/u,
  },
  "exposure:loadBalancer": {
    sources: [`${exposures}/load-balancer/*.ts`],
    sign: /exposure: "loadBalancer"|loadBalancer: \{/u,
  },
  /** HTTPS with a certificate that Berth issues. */
  certificates: {
    sources: [
      `${exposures}/http/plan-tls.ts`,
      `${components}/app/app-certificate.ts`,
      `${driver}/certificates/**/*`,
    ],
    sign: /containerPort: 443\b|"https"|"own-https"|certificateAuthority/u,
  },
  existingCluster: {
    sources: [`${topology}/existing-cluster/**/*`, `${components}/existing-cluster/*.ts`],
    sign: /new ExistingCluster\(/u,
  },
  referencedCluster: {
    sources: [`${topology}/record/stack-outputs.ts`, `${components}/cluster/referenced-cluster.ts`],
    sign: /\bReferencedCluster\.get\(/u,
  },
  /** `berth import`, and what it reads. */
  import: {
    sources: [
      `${topology}/kind-config/{cluster-args-of,config-source,kind-cluster-fields,lift-node-labels}.ts`,
      `${topology}/kind-config/{mapping-entries,parse-kind-config,port-names,scalar-value,value-readers}.ts`,
      `${topology}/kind-config/written-shape.ts`,
      "packages/topology/test/corpus/**/*",
      `${cli}/import/**/*`,
    ],
  },
  /** `npm run demo`. */
  demo: { sources: ["tools/daily/demo/**/*"] },
  /** What no end-to-end test runs: other checks test it. */
  otherChecks: {
    sources: [
      "**/*.test.ts",
      "**/jest.config.cjs",
      "packages/topology/jest.mutation.config.cjs",
      "packages/topology/test/{fixtures,proof,simulator}/**/*",
      "packages/{components,driver}/test/**/*",
      "packages/diagram/**/*",
      `${cli}/{diagram,explain}/**/*`,
      "packages/{topology,driver}/src/examples/**/*",
      "tools/daily/{checks,docs,packages}/**/*",
      "tools/harness/{bench,pictures}/**/*",
      "tools/offline/contract/**/*",
      "tools/**/README.md",
      "docs/**/*",
      "*.md",
      "{LICENSE,packages/*/LICENSE}",
      "packages/*/etc/**/*",
      "{.changeset,.github}/**/*",
      "{eslint.config.mjs,jest.config.cjs,.dependency-cruiser.cjs}",
    ],
  },
} as const satisfies Record<string, Subject>;

/** The name of a subject. */
export type SubjectName = keyof typeof subjects;

/**
 * Sources that choose between subjects: they import a source of one subject and use it for that subject only. So a defect in the imported
 * source does not reach what else they do.
 */
export const choosers: readonly string[] = [
  `${topology}/index.ts`,
  `${topology}/app/plan-apps.ts`,
  `${topology}/app/plan-exposures.ts`,
  `${exposures}/gateway/plan-gateway.ts`,
  `${exposures}/ingress/plan-ingress.ts`,
  `${components}/index.ts`,
  `${components}/app/app-exposure.ts`,
  `${components}/app/app-http-objects.ts`,
  `${components}/ingress-controller/ingress-controller.ts`,
  `${driver}/run.ts`,
  `${cli}/main.ts`,
];
