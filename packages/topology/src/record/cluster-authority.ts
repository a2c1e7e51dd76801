import { parse } from "yaml";
import { z } from "zod";

/** The kubeconfig fields that identify the cluster. */
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
 * Returns a value that identifies a kubeconfig's cluster. The value is the certificate authority, which is created together with the
 * cluster. If the kubeconfig has no certificate authority, the value is the API server's address. Neither value is a secret.
 *
 * @param kubeconfig - YAML
 * @param context - the context to use; by default, the current context
 * @returns `undefined` if the kubeconfig has no certificate authority and no API server address
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
    // Do not report the parser's error. It quotes the kubeconfig, which is a secret. The program that uses the kubeconfig later reports
    // that the kubeconfig is invalid.
    return undefined;
  }
}
