import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import type { ProviderClient } from "../plugin/provider-client";
import { at } from "./objects";
import { sources } from "./sources";
import { cluster, type KubernetesSubject } from "./subject";

/** A chart with the usual contents: a template with several objects, default values, notes, and two types of hooks. */
const CHART = {
  "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.2.3\n",
  "values.yaml": "port: 80\nkept: as it is\n",
  "templates/NOTES.txt": "No object: {{ .Release.Name }}",
  "templates/_names.tpl": '{{ define "name" }}{{ .Release.Name }}-{{ .Chart.Name }}{{ end }}',
  "templates/all.yaml": [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "name" . }}\n  labels: { kept: {{ .Values.kept }} }',
    'apiVersion: v1\nkind: Service\nmetadata: { name: {{ include "name" . }} }\nspec: { ports: [{ port: {{ .Values.port }} }] }',
    "{{ if .Values.off }}\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: off }\n{{ end }}",
    "apiVersion: v1\nkind: Namespace\nmetadata: { name: {{ .Release.Namespace }} }",
  ].join("\n---\n"),
  "templates/hooks.yaml": ["pre-install", "test"]
    .map(
      (hook) =>
        `apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ include "name" . }}-${hook}\n  annotations: { "helm.sh/hook": ${hook} }`,
    )
    .join("\n---\n"),
};

type Files = Readonly<Record<string, string>>;

/** Renders a chart that consists of the given files, with the function that `helm.v3.Chart` calls. The release name is `my`. */
async function objectsOf(
  provider: ProviderClient,
  files: Files,
  options: object = {},
): Promise<readonly PropertyMap[]> {
  const path = await mkdtemp(join(tmpdir(), "berth-chart-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    }
    const jsonOpts = JSON.stringify({ path, release_name: "my", ...options });
    const { result } = await provider.invoke("kubernetes:helm:template", { jsonOpts });
    return result as readonly PropertyMap[];
  } finally {
    await rm(path, { recursive: true });
  }
}

function namesOf(objects: readonly PropertyMap[]): string[] {
  return objects.map(({ kind, metadata }) => `${kind as string} ${(metadata as { name: string }).name}`);
}

/** Cases for the objects that a chart renders. They run without a cluster, because a preview may run before the cluster exists. */
export const chartCases: readonly ContractCase<ProviderClient>[] = [
  {
    name: "is its objects in the order of an installation, in the release's names and namespace",
    source: sources.helmTemplate,
    run: async (provider) => {
      const objects = await objectsOf(provider, CHART, { namespace: "apps", values: { port: 8080 } });
      expect(objects.slice(0, 3)).toEqual([
        { apiVersion: "v1", kind: "Namespace", metadata: { name: "apps" } },
        {
          apiVersion: "v1",
          kind: "Service",
          metadata: { name: "my-web", namespace: "apps" },
          spec: { ports: [{ port: 8080 }] },
        },
        {
          apiVersion: "apps/v1",
          kind: "Deployment",
          metadata: { name: "my-web", namespace: "apps", labels: { kept: "as it is" } },
        },
      ]);
    },
  },
  {
    name: "leaves out tests, notes and what its values leave out, and keeps other hooks",
    source: sources.helmTemplate,
    run: async (provider) => {
      expect(namesOf(await objectsOf(provider, CHART))).toEqual([
        "Namespace default",
        "Service my-web",
        "Deployment my-web",
        "Pod my-web-pre-install",
      ]);
    },
  },
  {
    name: "has its tests where the program asks for them",
    source: sources.chartDocs,
    run: async (provider) => {
      const objects = await objectsOf(provider, CHART, { include_test_hook_resources: true });
      expect(namesOf(objects)).toContain("Pod my-web-test");
    },
  },
  {
    name: "has its definitions, unless the program does without",
    source: sources.chartDocs,
    run: async (provider) => {
      const files = {
        ...CHART,
        "crds/a.yaml":
          "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: a }\n",
      };
      const name = "CustomResourceDefinition a";
      expect(namesOf(await objectsOf(provider, files))[0]).toBe(name);
      expect(namesOf(await objectsOf(provider, files, { skip_crd_rendering: true }))).not.toContain(name);
    },
  },
  {
    name: "is refused in Helm's words where it can't be read, or a template fails",
    source: sources.helmTemplate,
    run: async (provider) => {
      const jsonOpts = JSON.stringify({ path: "./nowhere", release_name: "my" });
      await expect(provider.invoke("kubernetes:helm:template", { jsonOpts })).rejects.toThrow(
        "failed to generate YAML for specified Helm chart: failed to load chart from temp directory",
      );
      const broken = { ...CHART, "templates/broken.yaml": '{{ fail "no such port" }}' };
      await expect(objectsOf(provider, broken)).rejects.toThrow(
        /failed to create chart from template: .*web\/templates\/broken\.yaml.*no such port/su,
      );
    },
  },
  {
    name: "is refused where its schema does not allow a value",
    source: sources.helmTemplate,
    run: async (provider) => {
      const schema = JSON.stringify({ properties: { port: { type: "integer" } } });
      const strict = { ...CHART, "values.schema.json": schema };
      await expect(objectsOf(provider, strict, { values: { port: "http" } })).rejects.toThrow("web:");
    },
  },
];

/** Cases for the cluster information that a chart can read. */
export const chartOnClusterCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "is told the cluster's version, and what it serves",
    source: sources.helmTemplate,
    run: async ({ provider }) => {
      const served = ["apps/v1", "apps/v1/Deployment", "networking.k8s.io/v1/Ingress", "example.com/v1"];
      const asked = served.map(
        (each, index) => `  "${index}": "{{ .Capabilities.APIVersions.Has "${each}" }}"`,
      );
      const [told] = await objectsOf(provider, {
        ...CHART,
        "templates/all.yaml": `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: told }\ndata:\n  version: {{ .Capabilities.KubeVersion }}\n${asked.join("\n")}\n`,
        "templates/hooks.yaml": "",
      });
      const node = await cluster().kubectl.get("node", cluster().node);
      const version = at(node, "status", "nodeInfo", "kubeletVersion");
      expect(told?.["data"]).toEqual({ version, 0: "true", 1: "true", 2: "true", 3: "false" });
    },
  },
];
