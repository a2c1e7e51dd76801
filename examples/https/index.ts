import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// A port that leads to 443 is for HTTPS.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [{ name: "https", hostPort: config.requireNumber("httpsPort"), containerPort: 443 }],
});

// The app itself speaks plain HTTP: the Ingress controller has its certificate, which is made once and kept.
const web = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=Hello by HTTPS"],
  containerPort: 8080,
  port: "https",
});

export const url = web.url;
// Who has signed it, for callers to trust. It is no secret; the keys are, and stay in the state, encrypted.
export const certificateAuthority = web.certificateAuthority;
export const record = cluster.record;
