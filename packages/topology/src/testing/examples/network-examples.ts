import type { networkRules } from "../../errors/catalogue/network-rules";
import { clusters, port, type ExamplesOf } from "./rule-example";

const networking = (networking: object) => ({ networking });
const withoutCni = { networking: { disableDefaultCNI: true } };

/** Examples for the rules about networks and components. */
export const networkExamples: ExamplesOf<typeof networkRules> = {
  SUBNET_INVALID: clusters(
    networking({ podSubnet: "10.244.0.0/16,fd00:10:244::/56" }),
    networking({ podSubnet: "10.244.0.0/16,fd00:10:244::/56", ipFamily: "dual" }),
  ),
  SUBNET_SIZE_INVALID: clusters(
    { ...networking({ podSubnet: "10.1.0.0/24" }), nodes: [{ role: "control-plane" }, { role: "worker" }] },
    { ...networking({ podSubnet: "10.1.0.0/23" }), nodes: [{ role: "control-plane" }, { role: "worker" }] },
  ),
  SUBNETS_OVERLAP: clusters(
    networking({ podSubnet: "10.96.0.0/12" }),
    networking({ podSubnet: "10.112.0.0/12" }),
  ),
  DEFAULT_CNI_OFF: clusters(
    { ...withoutCni, portMappings: [port()] },
    { ...withoutCni, portMappings: [port({ containerPort: 30080 })] },
  ),
  DNS_SEARCH_INVALID: clusters(
    networking({ dnsSearch: ["a.example b.example"] }),
    networking({ dnsSearch: ["a.example", "b.example"] }),
  ),
  FEATURE_GATE_INVALID: clusters(
    { featureGates: { "In-Place": true } },
    { featureGates: { InPlacePodVerticalScaling: true } },
  ),
  RUNTIME_CONFIG_INVALID: clusters(
    { runtimeConfig: { "api/alpha": "on" } },
    { runtimeConfig: { "api/alpha": "true" } },
  ),
};
