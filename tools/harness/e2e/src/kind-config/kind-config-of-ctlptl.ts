import { parseAllDocuments, stringify } from "yaml";

/**
 * Returns the kind config that ctlptl passes to kind. With `kubernetesVersion`, the nodes have no image, because ctlptl sets it by a flag.
 *
 * @param text - a ctlptl file
 *
 * @see https://github.com/tilt-dev/ctlptl/blob/main/pkg/cluster/admin_kind.go
 */
export function kindConfigOfCtlptl(text: string): string {
  const documents = parseAllDocuments(text).map((document) => document.toJS() as CtlptlDocument);
  const {
    name,
    kubernetesVersion,
    kindV1Alpha4Cluster: config = {},
  } = documents.find(({ kind }) => kind === "Cluster") ?? {};
  return stringify({
    ...config,
    kind: "Cluster",
    apiVersion: "kind.x-k8s.io/v1alpha4",
    name: name?.slice("kind-".length) ?? config.name,
    nodes: config.nodes?.map((node) =>
      kubernetesVersion === undefined ? node : { ...node, image: undefined },
    ),
  });
}

interface CtlptlDocument {
  readonly kind?: string;
  readonly name?: string;
  readonly kubernetesVersion?: string;
  readonly kindV1Alpha4Cluster?: { readonly name?: string; readonly nodes?: readonly object[] };
}
