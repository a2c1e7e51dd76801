import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const name = new pulumi.Config().require("cluster");

// kind prints its progress on standard error, so the Command's standard output contains only the kubeconfig.
const cluster = new command.local.Command(
  "cluster",
  {
    create: `kind create cluster --name ${name} --config kind.yaml --kubeconfig kubeconfig && kind get kubeconfig --name ${name}`,
    delete: `kind delete cluster --name ${name} --kubeconfig kubeconfig`,
    logging: command.types.enums.local.Logging.Stderr,
  },
  { additionalSecretOutputs: ["stdout"] },
);
const provider = new k8s.Provider("cluster", { kubeconfig: cluster.stdout });
const onCluster = { provider, deletedWith: cluster };

/** The objects on the cluster. The script applies the same file with kubectl. */
interface Objects {
  readonly items: readonly [
    namespace: k8s.core.v1.NamespaceArgs,
    account: k8s.core.v1.ServiceAccountArgs,
    role: k8s.rbac.v1.ClusterRoleArgs,
    binding: k8s.rbac.v1.ClusterRoleBindingArgs,
    ingressClass: k8s.networking.v1.IngressClassArgs,
    traefik: k8s.apps.v1.DeploymentArgs,
    app: k8s.apps.v1.DeploymentArgs,
    service: k8s.core.v1.ServiceArgs,
    ingress: k8s.networking.v1.IngressArgs,
  ];
}

const { items } = JSON.parse(readFileSync(join(__dirname, "objects.json"), "utf8")) as Objects;

const namespace = new k8s.core.v1.Namespace("ingress", items[0], onCluster);
const inNamespace = { ...onCluster, dependsOn: namespace };
const account = new k8s.core.v1.ServiceAccount("traefik", items[1], inNamespace);
const role = new k8s.rbac.v1.ClusterRole("traefik", items[2], onCluster);
const afterRole = { ...onCluster, dependsOn: [account, role] };
const binding = new k8s.rbac.v1.ClusterRoleBinding("traefik", items[3], afterRole);
const ingressClass = new k8s.networking.v1.IngressClass("traefik", items[4], onCluster);
const afterBinding = { ...onCluster, dependsOn: [binding, ingressClass] };
new k8s.apps.v1.Deployment("traefik", items[5], afterBinding);

// The Ingress waits for neither the Service nor Traefik, so the app responds as early as possible.
new k8s.apps.v1.Deployment("app-1", items[6], onCluster);
new k8s.core.v1.Service("app-1", items[7], onCluster);
new k8s.networking.v1.Ingress("app-1", items[8], onCluster);
