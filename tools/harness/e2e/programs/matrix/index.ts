import {
  ExistingCluster,
  ExposedApp,
  KindCluster,
  type Exposure,
  type NodeArgs,
  type PortMappingArgs,
} from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const portMappings =
  config.requireObject<(PortMappingArgs & { readonly hostPort: number })[]>("portMappings");

const cluster = new KindCluster("matrix", {
  name: config.require("cluster"),
  nodes: config.requireObject<NodeArgs[]>("nodes"),
  portMappings,
});

/** An app that responds with its name. */
function echo(name: string) {
  const image = "hashicorp/http-echo:1.0.0";
  return { cluster, image, containerPort: 5678, args: [`-text=${name}`], replicas: 1, port: name };
}

interface Impossible {
  readonly exposure: Exposure;
  readonly port: string;
}

// Apps that cannot work on this cluster. A test configures them. Pulumi reports each error with the app's resource, and the preview fails.
const impossible = config.getObject<Impossible[]>("impossible") ?? [];
for (const [index, args] of impossible.entries()) {
  new ExposedApp(`impossible-${index}`, { ...echo(`impossible-${index}`), ...args });
}

// These apps are declared first, because they create the controllers that also serve the Ingresses.
new ExposedApp("routed", { ...echo("routed"), port: "http", exposure: "gateway" });
new ExposedApp("sealed", { ...echo("sealed"), port: "https", exposure: "gateway" });
const web = new ExposedApp("web", { ...echo("web"), port: "http", exposure: "ingress" });
const secure = new ExposedApp("secure", { ...echo("secure"), port: "https", exposure: "ingress" });
new ExposedApp("direct", { ...echo("direct"), exposure: "hostPort" });
new ExposedApp("edge", { ...echo("edge"), exposure: "hostPort" });
new ExposedApp("node", { ...echo("node"), exposure: "nodePort" });
new ExposedApp("local", { ...echo("local"), exposure: "nodePort", externalTrafficPolicy: "Local" });

// A name server that forwards queries to the cluster's DNS server and uses that server's image.
const onCluster = { provider: cluster.provider, deletedWith: cluster.deletedWith };
const clusterDns = k8s.apps.v1.Deployment.get("coredns", "kube-system/coredns", onCluster);
const corefile = new k8s.core.v1.ConfigMap(
  "corefile",
  { data: { Corefile: ".:5353 {\n  forward . /etc/resolv.conf\n}\n" } },
  onCluster,
);
new ExposedApp("dns", {
  cluster,
  image: clusterDns.spec.template.spec.containers.apply(([container]) => container?.image ?? ""),
  securityContext: { runAsUser: 65532 },
  args: ["-conf=/etc/coredns/Corefile"],
  containerPort: 5353,
  port: "dns",
  exposure: "hostPort",
  podSpec: {
    volumes: [{ name: "corefile", configMap: { name: corefile.metadata.name } }],
    containers: [{ name: "dns", volumeMounts: [{ name: "corefile", mountPath: "/etc/coredns" }] }],
  },
});

// Describes the same cluster as an ExistingCluster. The tests act as its load balancer.
const balanced = portMappings.find(({ name }) => name === "balanced");
const balancer = new ExistingCluster("balancer", {
  kubeconfig: cluster.kubeconfig,
  loadBalancer: {
    address: "127.0.0.1",
    ports: [{ name: "balanced", hostPort: balanced?.hostPort ?? 0 }],
  },
});
new ExposedApp("balanced", { ...echo("balanced"), cluster: balancer, exposure: "loadBalancer" });

export const seen = web.verification?.stdout;
export const authority = secure.certificateAuthority;
