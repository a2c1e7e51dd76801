import { controllerLabels, traefik, traefikArgs, type IngressControllerPlan } from "@berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** Traefik's Deployment: what the plan decides, and no more rights than it needs. */
export function controllerDeploymentSpec(
  plan: IngressControllerPlan,
  serviceAccountName: pulumi.Input<string>,
  gateway: boolean,
): k8s.types.input.apps.v1.DeploymentSpec {
  const labels = controllerLabels(plan.name);
  const { tls = false } = plan;
  return {
    replicas: plan.replicas,
    // The new pod can bind the node's port only when the old one is gone.
    strategy: { type: "Recreate" },
    selector: { matchLabels: labels },
    template: {
      metadata: { labels, annotations: plan.annotations },
      spec: {
        serviceAccountName,
        ...plan.placement,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: traefik.user,
          runAsGroup: traefik.user,
          seccompProfile: { type: "RuntimeDefault" },
        },
        containers: [
          {
            name: "traefik",
            image: traefik.image,
            args: traefikArgs(plan.ingressClassName, { gateway, tls }),
            ports: [
              { name: tls ? "websecure" : "web", containerPort: plan.containerPort, hostPort: plan.hostPort },
            ],
            readinessProbe: { httpGet: { path: "/ping", port: traefik.pingPort }, periodSeconds: 1 },
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ["ALL"] },
            },
          },
        ],
      },
    },
  };
}
