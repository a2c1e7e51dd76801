import { parse } from "yaml";
import { z } from "zod";

/** What of a kubeconfig says which cluster it leads to. */
const kubeconfigShape = z.object({
  "current-context": z.string().optional(),
  contexts: z.array(z.object({ name: z.string(), context: z.object({ cluster: z.string() }) })),
  clusters: z.array(
    z.object({
      name: z.string(),
      cluster: z.object({
        server: z.string().optional(),
        "certificate-authority-data": z.string().optional(),
      }),
    }),
  ),
});

/**
 * What stays the same as long as a kubeconfig leads to the same cluster: its certificate authority, which is made with the
 * cluster; the API server's address where it names none. Neither is a secret.
 *
 * @param kubeconfig - YAML
 * @param context - the context to look at; the current one unless given
 * @returns `undefined` for a kubeconfig that does not say so
 */
export function clusterAuthority(kubeconfig: string, context?: string): string | undefined {
  const read = kubeconfigShape.safeParse(yaml(kubeconfig)).data;
  const wanted = context ?? read?.["current-context"];
  const clusterName = read?.contexts.find(({ name }) => name === wanted)?.context.cluster;
  const cluster = read?.clusters.find(({ name }) => name === clusterName)?.cluster;
  return cluster?.["certificate-authority-data"] ?? cluster?.server;
}

function yaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // The parser's error quotes the text, which is a secret; whoever uses the kubeconfig says that it is none.
    return undefined;
  }
}
