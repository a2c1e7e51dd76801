import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const replicas = config.requireNumber("replicas");
const verify = config.requireBoolean("verify");
/** An image that exists only on the container engine. Without this setting, the apps use an image that every node has. */
const image = config.get("image");
const loadImages = config.getObject<string[]>("loadImages");

// The first worker carries the port by default.
const cluster = new KindCluster("cluster", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
  portMappings: [{ name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80 }],
  ...(loadImages === undefined ? {} : { loadImages }),
});

/** Without a health check, Pulumi waits for each Service. A Service without pods never becomes ready. */
function withoutAwait({ metadata }: { metadata: { annotations?: unknown } }): undefined {
  metadata.annotations = { "pulumi.com/skipAwait": "true" };
}

for (let number = 1; number <= config.requireNumber("apps"); number++) {
  new ExposedApp(`app-${number}`, {
    cluster,
    ...(image === undefined
      ? { image: "hashicorp/http-echo:1.0.0", args: ["-listen=:8080", `-text=app-${number}`] }
      : { image }),
    containerPort: 8080,
    port: "http",
    replicas,
    verify,
    transform: verify ? {} : { service: withoutAwait },
  });
}
