import type { KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** A Traefik instance that a user may run: on one node, with a host port. */
interface OwnController {
  readonly ingressClassName: string;
  readonly node: string;
  readonly hostPort: number;
  /** The node's port for HTTPS, if the controller serves HTTPS. */
  readonly httpsPort?: number;
}

/** Creates Ingress controllers as Kubernetes objects, without Berth's components. */
export function ownControllers(
  { provider, deletedWith, record }: KindCluster,
  controllers: readonly OwnController[],
): pulumi.Resource[] {
  const opts = { provider, deletedWith };
  const account = new k8s.core.v1.ServiceAccount("own", { metadata: { name: "own" } }, opts);
  const role = new k8s.rbac.v1.ClusterRole(
    "own",
    {
      metadata: { name: "own" },
      rules: [
        {
          apiGroups: ["", "discovery.k8s.io", "networking.k8s.io"],
          resources: ["services", "secrets", "nodes", "endpointslices", "ingresses", "ingressclasses"],
          verbs: ["get", "list", "watch"],
        },
        { apiGroups: ["networking.k8s.io"], resources: ["ingresses/status"], verbs: ["update"] },
      ],
    },
    opts,
  );
  const binding = new k8s.rbac.v1.ClusterRoleBinding(
    "own",
    {
      metadata: { name: "own" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
      subjects: [{ kind: "ServiceAccount", namespace: "default", name: account.metadata.name }],
    },
    opts,
  );
  return controllers.flatMap(({ ingressClassName, node, hostPort, httpsPort }) => {
    const secure = httpsPort === undefined ? [] : [{ containerPort: 8443, hostPort: httpsPort }];
    const ingressClass = new k8s.networking.v1.IngressClass(
      ingressClassName,
      { metadata: { name: ingressClassName }, spec: { controller: "traefik.io/ingress-controller" } },
      opts,
    );
    const labels = { controller: ingressClassName };
    const deployment = new k8s.apps.v1.Deployment(
      `${ingressClassName}-controller`,
      {
        metadata: { name: `${ingressClassName}-controller` },
        spec: {
          strategy: { type: "Recreate" },
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              serviceAccountName: account.metadata.name,
              nodeName: `${record.name}-${node}`,
              containers: [
                {
                  name: "traefik",
                  image: "traefik:v3.6.12",
                  args: [
                    "--entrypoints.web.address=:8000",
                    ...(secure.length === 0
                      ? []
                      : ["--entrypoints.websecure.address=:8443", "--entrypoints.websecure.http.tls=true"]),
                    "--ping=true",
                    "--providers.kubernetesingress=true",
                    `--providers.kubernetesingress.ingressclass=${ingressClassName}`,
                    "--providers.kubernetesingress.ingressendpoint.hostname=localhost",
                  ],
                  ports: [{ containerPort: 8000, hostPort }, ...secure],
                  readinessProbe: { httpGet: { path: "/ping", port: 8080 }, periodSeconds: 1 },
                },
              ],
            },
          },
        },
      },
      { ...opts, dependsOn: [binding, ingressClass] },
    );
    return [ingressClass, deployment];
  });
}
