import { typescriptLiteral, type ClusterArgs } from "@kind-berth/topology";

/**
 * Renders a TypeScript Pulumi program that creates a cluster. The result is the content of a Pulumi project's `index.ts` file.
 *
 * @param args - the cluster arguments that Berth read from a kind config
 */
export function renderProgram(args: ClusterArgs): string {
  const { name, ...topology } = args;
  const literal = Object.keys(topology).length === 0 ? "" : `, ${typescriptLiteral(topology)}`;
  return [
    'import { KindCluster } from "@kind-berth/components";',
    "",
    `const cluster = new KindCluster(${typescriptLiteral(name)}${literal});`,
    "",
    "export const record = cluster.record;",
    "export const kubeconfig = cluster.kubeconfig;",
    "",
  ].join("\n");
}
