import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// A port whose containerPort is 443 is for HTTPS.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [{ name: "https", hostPort: config.requireNumber("httpsPort"), containerPort: 443 }],
});

// The app serves plain HTTP. The Ingress controller terminates TLS with the app's certificate, which later updates keep.
const web = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=Hello by HTTPS"],
  containerPort: 8080,
  port: "https",
});

export const url = web.url;
// The certificate authority, for clients to trust. It is public. The private keys are secrets, encrypted in the state.
export const certificateAuthority = web.certificateAuthority;
export const record = cluster.record;
