import type { ContractCase } from "../case/contract-case";
import { PulumiProject } from "../stack/pulumi-project";
import { endAll } from "../wait/end-all";
import { sources } from "./sources";
import { cluster } from "./subject";

/** An unreachable cluster, because nothing listens on port 1. */
const GONE = JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
  users: [{ name: "u", user: { token: "token" } }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
});

/** A program that creates a namespace with an app's usual objects, such as a Deployment and a Secret. */
const PROGRAM = `
const k8s = require("@pulumi/kubernetes");
const pulumi = require("@pulumi/pulumi");
const { KUBECONFIG_CONTENTS: kubeconfig, IDENTIFIER: clusterIdentifier, IMAGE = "web:1" } = process.env;
const provider = new k8s.Provider("cluster", {
  kubeconfig: pulumi.secret(kubeconfig), clusterIdentifier, deleteUnreachable: true, upsertExistingObjects: true,
});
const options = { provider };
const labels = { [process.env.LABEL]: "true" };
const namespace = new k8s.core.v1.Namespace("apps", { metadata: { labels } }, options).metadata.name;
const account = new k8s.core.v1.ServiceAccount("robot", { metadata: { namespace } }, options);
const app = { app: "web" };
const web = new k8s.apps.v1.Deployment("web", {
  metadata: { namespace },
  spec: {
    selector: { matchLabels: app },
    template: {
      metadata: { labels: app },
      spec: {
        serviceAccountName: account.metadata.name,
        hostNetwork: false,
        containers: [{ name: "web", image: IMAGE, resources: { requests: { cpu: "1000m", memory: "128Mi" } } }],
      },
    },
  },
}, options);
const tls = new k8s.core.v1.Secret("tls", { metadata: { namespace }, stringData: { key: "hush" } }, options);
exports.namespace = namespace;
exports.ready = web.status.readyReplicas;
exports.key = tls.data.key;
`;

let projects = 0;

/** Creates a project with the program {@link PROGRAM}. Afterwards, deletes the project's namespaces even if the stack cannot be destroyed. */
export const onProject = {
  start: async () =>
    await PulumiProject.create({
      program: PROGRAM,
      runtimeOptions: { typescript: false },
      packages: ["@pulumi/pulumi", "@pulumi/kubernetes"],
      env: {
        KUBECONFIG_CONTENTS: cluster().kubeconfig,
        IDENTIFIER: "one",
        LABEL: `contract.test/stack-${++projects}`,
      },
    }),
  stop: async (project: PulumiProject) => {
    Object.assign(project.environment, { KUBECONFIG_CONTENTS: cluster().kubeconfig });
    await endAll(
      () => project.destroy(),
      () => cluster().kubectl.deleteNamespaces(project.environment["LABEL"] ?? ""),
      () => project.remove(),
    );
  },
};

/** Cases for the lifecycle of a stack with Kubernetes objects, through the CLI. */
export const stackCases: readonly ContractCase<PulumiProject>[] = [
  {
    name: "comes up, changes in place, has no changes then, not even after a refresh, and goes",
    source: sources.provider,
    run: async (project) => {
      await project.up();
      expect(await project.outputs()).toMatchObject({ ready: 1, key: "aHVzaA==" });
      expect(await project.preview()).toEqual({});
      project.environment["IMAGE"] = "web:2";
      expect(await project.preview()).toEqual({ web: "update" });
      await project.up();
      await project.cli("refresh", "--yes", "--skip-preview");
      expect(await project.preview()).toEqual({});
      const { namespace } = await project.outputs();
      await project.destroy();
      expect(await cluster().kubectl.exists("namespace", String(namespace))).toBe(false);
    },
  },
  {
    name: "has no changes while its cluster can't be reached, keeps its secrets, and can be destroyed",
    source: sources.providerDocs,
    run: async (project) => {
      await project.up();
      project.environment["KUBECONFIG_CONTENTS"] = GONE;
      const preview = await project.preview();
      expect(preview).toEqual({ cluster: "update" });
      expect(JSON.stringify(await project.resources())).not.toContain("aHVzaA==");
      await project.up();
      await project.destroy();
      expect((await project.resources()).length).toBe(0);
    },
  },
  {
    name: "is made anew on another cluster: another clusterIdentifier replaces everything",
    source: sources.providerDocs,
    run: async (project) => {
      await project.up();
      const { namespace } = await project.outputs();
      project.environment["IDENTIFIER"] = "two";
      const preview = await project.preview();
      expect(Object.keys(preview).sort()).toEqual(["apps", "cluster", "robot", "tls", "web"]);
      await project.up();
      expect((await project.outputs())["namespace"]).not.toBe(namespace);
      expect(await cluster().kubectl.exists("namespace", String(namespace))).toBe(false);
      expect(await project.preview()).toEqual({});
    },
  },
];
