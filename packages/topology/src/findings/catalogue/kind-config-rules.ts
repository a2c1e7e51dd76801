import type { Rule } from "./rule";

/** Rules for kind config files that `berth import` reads. */
export const kindConfigRules = {
  KIND_CONFIG_SYNTAX: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A kind config is not YAML as kind reads it: broken syntax, a key that is there twice or is no text, an alias that leads nowhere or into itself.",
    remedy: "Mend the YAML at the line and column that the error names.",
    source: { name: "YAML", url: "https://yaml.org/spec/1.2.2/" },
  },
  KIND_CONFIG_VERSION: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A file is not a kind config of the version `kind.x-k8s.io/v1alpha4`, the only one that kind reads.",
    remedy: "Write `kind: Cluster` and `apiVersion: kind.x-k8s.io/v1alpha4`, and the fields of that version.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/" },
  },
  KIND_CONFIG_TAG: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A value in a kind config wears a YAML tag that does not fit it, or one that means nothing to kind.",
    remedy: "Take the tag out.",
  },
  KIND_CONFIG_DOCUMENT_IGNORED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A kind config has more than one YAML document. kind reads the first one only.",
    remedy: "Move what matters into the first document.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/encoding/load.go",
    },
  },
} as const satisfies Record<string, Rule>;
