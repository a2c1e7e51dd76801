import type { portRules } from "../../errors/catalogue/port-rules";
import { clusters, port, ports, type ExamplesOf } from "./rule-example";

const worker = [{ role: "control-plane" }, { role: "worker" }];

/** Examples for the rules about ports. */
export const portExamples: ExamplesOf<typeof portRules> = {
  PORT_NAME_INVALID: ports({ name: "p".repeat(50) }, { name: "p".repeat(49) }),
  PORT_NAME_TAKEN: clusters(
    { portMappings: [port(), port({ hostPort: 8081, containerPort: 81 })] },
    { portMappings: [port(), port({ hostPort: 8081, containerPort: 81, name: "http-2" })] },
  ),
  PORT_NUMBER_INVALID: ports({ containerPort: 65536 }, { containerPort: 65535 }),
  PROTOCOL_INVALID: ports({ protocol: "tcp" }, { protocol: "SCTP" }),
  LISTEN_ADDRESS_INVALID: ports({ listenAddress: "127.1" }, { listenAddress: "127.0.0.1" }),
  PUBLISH_INVALID: ports({ publish: "proxy" }, { publish: "edge" }),
  EDGE_PROTOCOL: ports({ publish: "edge", protocol: "SCTP" }, { publish: "node", protocol: "SCTP" }),
  EDGE_UDP_FAMILY: clusters(
    { networking: { ipFamily: "ipv6" }, portMappings: [port({ publish: "edge", protocol: "UDP" })] },
    { networking: { ipFamily: "ipv6" }, portMappings: [port({ publish: "edge", protocol: "TCP" })] },
  ),
  NODE_UNKNOWN: ports({ node: "worker" }, { node: "control-plane" }),
  HOST_PORT_TAKEN: clusters(
    { nodes: worker, portMappings: [port(), port({ name: "other", node: "control-plane" })] },
    {
      nodes: worker,
      portMappings: [port(), port({ name: "other", node: "control-plane", protocol: "UDP" })],
    },
  ),
  CONTAINER_PORT_TAKEN: clusters(
    { portMappings: [port(), port({ name: "other", hostPort: 8081 })] },
    { nodes: worker, portMappings: [port(), port({ name: "other", hostPort: 8081, node: "control-plane" })] },
  ),
  API_SERVER_PORT_TAKEN: clusters(
    { networking: { apiServerPort: 8080 }, portMappings: [port()] },
    { networking: { apiServerPort: 8080, apiServerAddress: "127.0.0.2" }, portMappings: [port()] },
  ),
  CONTAINER_PORT_OF_KUBERNETES: clusters(
    { nodes: worker, portMappings: [port({ containerPort: 6443, node: "control-plane" })] },
    { nodes: worker, portMappings: [port({ containerPort: 6443, node: "worker" })] },
  ),
  HOST_PORT_OPEN: ports({ listenAddress: "0.0.0.0" }, { listenAddress: "192.168.1.5" }),
  HOST_PORT_PRIVILEGED: ports({ hostPort: 1023 }, { hostPort: 1024 }),
  HOST_PORT_OF_MACOS: ports({ hostPort: 5000 }, { hostPort: 5000, protocol: "UDP" }),
  LISTEN_ADDRESS_FAMILY: clusters(
    { portMappings: [port({ listenAddress: "::1" })] },
    { networking: { ipFamily: "dual" }, portMappings: [port({ listenAddress: "::1" })] },
  ),
  API_SERVER_OPEN: clusters(
    { networking: { apiServerAddress: "::" } },
    { networking: { apiServerAddress: "::1" } },
  ),
};
