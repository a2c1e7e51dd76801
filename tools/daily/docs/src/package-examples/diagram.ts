import { diagram } from "@kind-berth/diagram";
import { planCluster, planExposure, recordOf } from "@kind-berth/topology";

const cluster = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker" }],
  }),
);
const web = planExposure({ name: "web", port: "http", containerPort: 8080 }, cluster, []);

console.log(diagram({ cluster, exposures: [web] }, "mermaid")); // Or "svg" or "html"
