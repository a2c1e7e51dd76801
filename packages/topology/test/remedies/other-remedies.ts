import { findingsOf } from "../../src/examples/rule-example";
import { planExistingCluster } from "../../src/existing-cluster/plan-existing-cluster";
import { parseKindConfig } from "../../src/kind-config/parse-kind-config";
import type { RemediesOf } from "./remedy";

const http = { name: "http", address: "203.0.113.10", hostPort: 80 };
const byLabel = { name: "edge", matchLabels: { "example.com/edge": "" } };

function existing(changes: object) {
  const args = {
    name: "prod",
    nodes: [{ name: "edge" }],
    portMappings: [http],
    labelNodes: true,
    ...changes,
  };
  return () => findingsOf((warn) => planExistingCluster(args, warn));
}
function kindConfig(text: string) {
  return () => findingsOf((warn) => parseKindConfig(text, warn));
}
const header = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

const ctlptl = "apiVersion: ctlptl.dev/v1alpha1\nkind: Cluster\nproduct: kind\n";
const ctlptlRegistry = "apiVersion: ctlptl.dev/v1alpha1\nkind: Registry\nname: images\n";

/** The remedies of the rules about existing clusters, kind configs and other inputs. */
export const otherRemedies: RemediesOf = {
  NODE_NAME_INVALID: {
    "Use the name that `kubectl get nodes` prints": existing({ nodes: [{ name: "edge-1" }] }),
  },
  NODE_NAME_TAKEN: {
    "List each node in one entry only": existing({ nodes: [{ name: "edge", nodeNames: ["a", "b"] }] }),
  },
  NODE_COUNT_INVALID: {
    "Set `count` to the number of these nodes": existing({
      nodes: [{ ...byLabel, count: 2 }],
      labelNodes: false,
    }),
    "list the nodes in `nodeNames`": existing({
      nodes: [{ ...byLabel, nodeNames: ["a", "b"] }],
      labelNodes: false,
    }),
  },
  NODE_UNPINNABLE: {
    "Set `matchLabels` to labels that only this node has, and `count` to 1": existing({
      nodes: [{ ...byLabel, count: 1 }],
      labelNodes: false,
    }),
    "set `labelNodes: true`": existing({}),
  },
  ADDRESS_INVALID: {
    "Use the address of the node": existing({ portMappings: [{ ...http, address: "203.0.113.10" }] }),
  },
  KIND_CONFIG_SYNTAX: "the user knows what the text should be",
  KIND_CONFIG_VERSION: {
    "Set `kind: Cluster` and `apiVersion: kind.x-k8s.io/v1alpha4`": kindConfig(header),
  },
  KIND_CONFIG_TAG_IGNORED: { "Remove the tag": kindConfig(`${header}name: demo\n`) },
  HOST_PORT_OF_ENGINE: {
    "set a `hostPort` from 1 to 65535": kindConfig(
      `${header}nodes:\n  - extraPortMappings: [{ containerPort: 80, hostPort: 8080 }]\n`,
    ),
  },
  KIND_CONFIG_TAG: { "Remove the tag": kindConfig(`${header}name: demo\n`) },
  KIND_CONFIG_TOO_LARGE: { "Remove what kind does not need": kindConfig(header) },
  KIND_CONFIG_DOCUMENT_IGNORED: {
    "Move the settings of the other documents into the first document": kindConfig(`${header}name: other\n`),
  },
  KIND_CONFIG_TEMPLATE: { "Render the file first": kindConfig(`${header}name: demo\n`) },
  CTLPTL_DOCUMENT_UNKNOWN: {
    "Correct `kind` and `apiVersion`": kindConfig(`${ctlptl}---\n${ctlptlRegistry}port: 5005\n`),
    "remove the document": kindConfig(ctlptl),
  },
  CTLPTL_CLUSTER_COUNT: { "Write one `kind: Cluster` document": kindConfig(ctlptl) },
  CTLPTL_PRODUCT: { "Set `product: kind`": kindConfig(ctlptl) },
  CTLPTL_SETTING_IGNORED: { "Remove the setting": kindConfig(ctlptl) },
  CTLPTL_REGISTRY_PORT: "the finding only explains the default port",
  RECORD_INVALID: "another program writes the record",
  RECORD_VERSION_UNKNOWN: "another program writes the record",
  STACK_OUTPUT_MISSING: "another stack exports the output",
  RECORD_SECRET: "another stack exports the output",
  KUBECONFIG_IN_PLAIN: "another stack exports the output",
  CLUSTER_RECREATED: "the cluster changes, not the arguments",
  OBSERVATION_FAILED: "the machine changes, not the arguments",
};
