import { ExposedApp, type ExposedAppArgs, type KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";

/** Creates one app for each reason for which an app can never start. The names of the apps are the reasons. */
export function brokenApps(cluster: KindCluster, image: string, registries: pulumi.Resource): void {
  const onCluster = { provider: cluster.provider, deletedWith: cluster.deletedWith };
  const echo = {
    cluster,
    image,
    containerPort: 5678,
    port: "http",
    verify: { permanentTimeout: "5s" },
  } as const;
  const app = (name: string, args: Partial<ExposedAppArgs>, opts?: pulumi.ComponentResourceOptions) =>
    new ExposedApp(name, { ...echo, ...args } as ExposedAppArgs, opts);

  app("not-found", { image: "localhost:5404/shop/web:1" }, { dependsOn: registries });
  app("not-authorized", { image: "localhost:5401/shop/web:1" }, { dependsOn: registries });
  app("not-on-node", {
    image: "shop/web:1",
    podSpec: { containers: [{ name: "not-on-node", imagePullPolicy: "Never" }] },
  });
  app("crashing", { args: ["-no-such-flag"] });
  app("root", { securityContext: { runAsNonRoot: true, runAsUser: 0 } });
  app("nowhere", { podSpec: { nodeSelector: { "no-such-label": "true" } } });
  app("tainted", { port: "spare" });

  const strict = new k8s.core.v1.Namespace(
    "strict",
    { metadata: { name: "strict", labels: { "pod-security.kubernetes.io/enforce": "restricted" } } },
    onCluster,
  );
  const capabilities = { add: ["NET_ADMIN"] };
  app("rejected", { namespace: "strict", securityContext: { capabilities } }, { dependsOn: strict });

  const small = new k8s.core.v1.Namespace("small", { metadata: { name: "small" } }, onCluster);
  const quota = new k8s.core.v1.ResourceQuota(
    "small",
    { metadata: { namespace: "small" }, spec: { hard: { pods: "0" } } },
    { ...onCluster, dependsOn: small },
  );
  app("over-quota", { namespace: "small" }, { dependsOn: quota });

  const secret = new k8s.core.v1.Secret(
    "expired",
    {
      metadata: { name: "expired" },
      type: "kubernetes.io/tls",
      stringData: {
        "tls.crt": readFileSync("expired.crt", "utf8"),
        "tls.key": pulumi.secret(readFileSync("expired.key", "utf8")),
      },
    },
    onCluster,
  );
  app("expired", { port: "https", tls: { secretName: "expired" } }, { dependsOn: secret });

  // The app creates the port's Ingress controller. The controller must run on the tainted node, and the app does not start without it.
  app("without-controller", { port: "http-other" });
}
