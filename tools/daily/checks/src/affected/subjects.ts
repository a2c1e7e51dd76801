/** A behavior that the end-to-end tests check on a real cluster, and the sources that can break only this behavior. */
export interface Subject {
  /** Glob patterns for the subject's sources, relative to the repository root. Several subjects may share a source. */
  readonly sources: readonly string[];
  /**
   * A regular expression that matches the source text of each Pulumi program that uses the subject.
   *
   * @default none: a program's source text does not show whether the program uses the subject
   */
  readonly sign?: RegExp;
}

const topology = "packages/topology/src";
const components = "packages/components/src";
const cli = "packages/cli/src";
const driver = "packages/driver/src";
const exposures = `${topology}/app/exposures`;

/** The sources that both HTTP exposures (`ingress` and `gateway`) use. The same controller serves both exposures. */
const http = [
  `${exposures}/http/plan-{controller,http,http-rule}.ts`,
  // Edge proxies also use the Traefik source. Every exposure also uses the port controllers to check its claims.
  `${topology}/ingress-controller/!(traefik|port-controllers).ts`,
  `${components}/app/app-http-objects.ts`,
  `${components}/ingress-controller/ingress-controller*.ts`,
];

/**
 * The subjects that the end-to-end tests cover.
 *
 * This table determines which end-to-end files can be skipped after a change. A source that is not in the table counts as shared: a change
 * to it affects every end-to-end file. Add a source to a subject only if a defect in the source cannot break any other subject.
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
  /** `berth import`, and the code that reads kind configs. */
  import: {
    sources: [
      `${topology}/kind-config/{cluster-args-of,config-source,kind-cluster-fields,lift-node-labels}.ts`,
      `${topology}/kind-config/{mapping-entries,parse-kind-config,port-names,scalar-value,value-readers}.ts`,
      `${topology}/kind-config/{alias-targets,any-host-port,decode-text,masked-template,parse-documents}.ts`,
      `${topology}/kind-config/{ctlptl-fields,ctlptl-file,ctlptl-registry,template-values,written-shape}.ts`,
      "packages/topology/test/corpus/**/*",
      `${cli}/import/**/*`,
    ],
  },
  /** `npm run demo`. */
  demo: { sources: ["tools/daily/demo/**/*"] },
  /** Files that no end-to-end test uses. Other checks cover them. */
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

/** A subject's name. */
export type SubjectName = keyof typeof subjects;

/**
 * Sources that may import the sources of several subjects, because they only choose between the subjects. A chooser runs a subject's source
 * only for that subject. If a subject's source has a defect, the other subjects still work.
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
  `${cli}/berth-command.ts`,
];
