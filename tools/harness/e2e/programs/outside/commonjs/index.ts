import { ExposedApp, KindCluster } from "@kind-berth/components";

const cluster = new KindCluster("demo", {
  nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker2" }],
});

const web = new ExposedApp("web", {
  cluster,
  port: "http",
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=hello"],
  containerPort: 8080,
});

export const url = web.url; // http://web.localhost:8080/
export const record = cluster.record; // which node carries which port
