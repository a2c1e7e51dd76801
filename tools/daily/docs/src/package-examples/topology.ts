import { planCluster, planExposure, recordOf, renderKindConfig } from "@kind-berth/topology";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker" }],
});
console.log(renderKindConfig(plan, { cgroupVersion: 2 })); // The config for `kind create cluster`

const web = planExposure({ name: "web", port: "http", containerPort: 8080 }, recordOf(plan), []);
console.log(web.exposure); // ingress
console.log(web.port.node); // worker
console.log(web.url); // http://web.localhost:8080/
