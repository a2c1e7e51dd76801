import type { Rule } from "./rule";

/** Rules for kind config files. */
export const kindConfigRules = {
  KIND_CONFIG_SYNTAX: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The kind config is not valid YAML.",
    cause:
      "The file has a syntax error, a duplicate key, a key that is not a scalar, or an invalid alias. An alias must refer to an existing anchor, and must not be inside the value that this anchor marks.",
    fix: "Correct the YAML at the line and column in the error message.",
    source: { name: "YAML", url: "https://yaml.org/spec/1.2.2/" },
  },
  KIND_CONFIG_VERSION: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The file is not a kind config with the version `kind.x-k8s.io/v1alpha4`.",
    cause: "kind supports only the version `kind.x-k8s.io/v1alpha4`.",
    fix: "Set `kind: Cluster` and `apiVersion: kind.x-k8s.io/v1alpha4`, and use the fields of this version.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/" },
  },
  KIND_CONFIG_TAG: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A value in the kind config has a wrong or unsupported YAML tag.",
    cause: "The tag, such as `!!int`, does not match the value.",
    fix: "Remove the tag.",
  },
  KIND_CONFIG_TAG_IGNORED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A string, list or mapping in the kind config has a tag that YAML does not define.",
    cause: "kind ignores a tag such as `!name`, and reads the value as it is.",
    fix: "Remove the tag. If another program replaces it, run this program first.",
  },
  KIND_CONFIG_TEMPLATE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The file is a template for a kind config.",
    cause:
      "The file contains template syntax such as `{{ .Values.port }}`, or variables such as `${PORT}`. kind does not render templates and does not replace variables, so it cannot read or run these values.",
    fix: "Render the file first, for example with `envsubst` or `helm template`. Then import the result.",
  },
  KIND_CONFIG_TOO_LARGE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The kind config is larger than any real config.",
    cause:
      "The text has more than 1,048,576 characters, or its values, including the values of aliases and merges, are more than 100,000. Berth stops at these limits, so that a text from an unknown source cannot use up the memory or the time of the machine.",
    fix: "Check that the file is a kind config. Remove what kind does not need.",
  },
  KIND_CONFIG_DOCUMENT_IGNORED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The kind config has more than one YAML document.",
    cause: "kind reads only the first document, and so does Berth.",
    fix: "Move all settings into the first document.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/encoding/load.go",
    },
  },
  HOST_PORT_OF_ENGINE: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A port mapping in the kind config has the `hostPort` -1.",
    cause:
      "With -1, the engine chooses another port at each restart of the node. Berth could not include such a port in a plan or URL. Berth imports the `hostPort` as `auto`, and derives a fixed number.",
    fix: "If you need a certain number, set a `hostPort` from 1 to 65535.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/common/getport.go",
    },
  },
  CTLPTL_DOCUMENT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A ctlptl file contains a document that is neither a cluster nor a registry.",
    cause:
      "ctlptl supports only `kind: Cluster` and `kind: Registry`, with the version `ctlptl.dev/v1alpha1`, and rejects the whole file.",
    fix: "Correct `kind` and `apiVersion`, or remove the document.",
    source: { name: "ctlptl", url: "https://github.com/tilt-dev/ctlptl/blob/main/pkg/encoding/encoding.go" },
  },
  CTLPTL_CLUSTER_COUNT: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A ctlptl file contains no cluster or several clusters.",
    cause: "Berth imports one cluster from one file. Registries belong to the cluster that names them.",
    fix: "Write each cluster into a file of its own, together with its registry.",
  },
  CTLPTL_PRODUCT: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster in a ctlptl file is not a kind cluster.",
    cause:
      "ctlptl also creates clusters with other programs, such as minikube and k3d. Berth creates only kind clusters.",
    fix: "Set `product: kind`, or create this cluster without Berth.",
    source: { name: "ctlptl", url: "https://github.com/tilt-dev/ctlptl/blob/main/pkg/cluster/cluster.go" },
  },
  CTLPTL_SETTING_IGNORED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "Berth has no counterpart for a setting in a ctlptl file.",
    cause:
      "Berth imports the kind config, the name, the registry and the Kubernetes version. ctlptl's other settings are not part of the cluster that Berth creates.",
    fix: "Check whether the cluster needs the setting. Configure mirrors and credentials with `containerdConfigPatches`.",
    source: { name: "ctlptl", url: "https://github.com/tilt-dev/ctlptl/blob/main/pkg/api/types.go" },
  },
  CTLPTL_REGISTRY_PORT: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A ctlptl file does not set the host port of the cluster's registry.",
    cause:
      "ctlptl then chooses a free port. Berth uses the same port on every machine, because image names contain the port number.",
    fix: "Set `port` in the `kind: Registry` document, or `registry.hostPort` in the program.",
    source: { name: "ctlptl", url: "https://github.com/tilt-dev/ctlptl/blob/main/pkg/registry/registry.go" },
  },
} as const satisfies Record<string, Rule>;
