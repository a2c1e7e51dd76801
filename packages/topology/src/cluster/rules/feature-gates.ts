import type { Finding } from "../../findings/finding";
import type { CheckedCluster } from "./checked-cluster";

/** The boolean values that the API server accepts, as in Go's `strconv.ParseBool`. An empty string means true. */
const booleans = ["", "1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];

/** Checks the feature gates and the API server's runtime config. kind writes both in the form `name=value,name=value`. */
export function checkFeatureGates({ featureGates = {}, runtimeConfig = {} }: CheckedCluster): Finding[] {
  return [
    ...Object.entries(featureGates).flatMap(([name, value]) => checkFeatureGate(name, value)),
    ...Object.entries(runtimeConfig).flatMap(([name, value]) => checkRuntimeConfig(name, value)),
  ];
}

/** @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/ */
function checkFeatureGate(name: string, value: boolean): Finding[] {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(name)) return [];
  return [
    {
      code: "FEATURE_GATE_INVALID",
      path: `featureGates[${JSON.stringify(name)}]`,
      value,
      rule: "a feature gate name can contain only letters and digits, and an invalid name prevents Kubernetes components from starting",
      remedy: "Use a name from the Kubernetes list of feature gates.",
    },
  ];
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/apiserver/pkg/server/resourceconfig/helpers.go */
function checkRuntimeConfig(name: string, value: string): Finding[] {
  if (/^[^\s,=]+$/.test(name) && booleans.includes(value)) return [];
  return [
    {
      code: "RUNTIME_CONFIG_INVALID",
      path: `runtimeConfig[${JSON.stringify(name)}]`,
      value,
      rule: "the API server would not start, because it does not accept this entry",
      remedy: "Use an API name, such as `api/alpha`, as the key and `true` or `false` as the value.",
    },
  ];
}
