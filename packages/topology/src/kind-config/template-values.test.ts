import { BerthError, type Finding } from "../findings/berth-error";
import { parseKindConfig } from "./parse-kind-config";
import { templateFindings } from "./template-values";

const header = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

/** Returns the findings about a config, whether it is accepted or rejected. */
function findings(text: string): readonly Finding[] {
  const warnings: Finding[] = [];
  try {
    parseKindConfig(text, (warning) => warnings.push(warning));
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings;
    throw error;
  }
  return warnings;
}

const found = (text: string) => findings(text).map(({ code, path, object }) => `${code} ${path ?? object}`);

describe("a template", () => {
  it("has one finding for each value with a variable, and no others", () => {
    const text = `${header}name: \${CLUSTER_NAME}
nodes:
- role: control-plane
  image: kindest/node:\${K8S_VERSION}
  extraPortMappings:
  - { containerPort: 80, hostPort: \${HTTP_PORT}, listenAddress: $ADDRESS }
  - containerPort: "\${A}"
    hostPort: $B
  extraMounts: [{ hostPath: /a, containerPath: /a }]
`;
    expect(found(text)).toEqual([
      "KIND_CONFIG_TEMPLATE name (line 3, column 7)",
      "KIND_CONFIG_TEMPLATE nodes[0].image (line 6, column 10)",
      "KIND_CONFIG_TEMPLATE nodes[0].extraPortMappings[0].hostPort (line 8, column 36)",
      "KIND_CONFIG_TEMPLATE nodes[0].extraPortMappings[0].listenAddress (line 8, column 65)",
      "KIND_CONFIG_TEMPLATE nodes[0].extraPortMappings[1].containerPort (line 9, column 20)",
      "KIND_CONFIG_TEMPLATE nodes[0].extraPortMappings[1].hostPort (line 10, column 15)",
    ]);
    expect(findings(text)[4]).toMatchObject({ value: "${A}" });
    expect(findings(text)[0]).toMatchObject({
      value: "${CLUSTER_NAME}",
      rule: "this file is a template, and kind does not replace the variable `${CLUSTER_NAME}`",
      remedy: "Render the file first, for example with `envsubst < kind.yaml > rendered.yaml`.",
    });
  });

  it("has one finding for each value with a Go template, quoted or unquoted, also in keys, lists and patches", () => {
    const text = `${header}name: {{ .Values.name }}
featureGates: { "{{ .gate }}": true }
networking:
  dnsSearch: [{{ .domain }}, test]
  apiServerPort: {{ .port | default 6443 }}
kubeadmConfigPatches:
- |
  kind: ClusterConfiguration
  clusterName: {{ .name }}
# {{ .comment }}
`;
    expect(found(text)).toEqual([
      "KIND_CONFIG_TEMPLATE name (line 3, column 7)",
      "KIND_CONFIG_TEMPLATE featureGates.{{ .gate }} (line 4, column 17)",
      "KIND_CONFIG_TEMPLATE networking.dnsSearch[0] (line 6, column 15)",
      "KIND_CONFIG_TEMPLATE networking.apiServerPort (line 7, column 18)",
      "KIND_CONFIG_TEMPLATE kubeadmConfigPatches[0] (line 9, column 3)",
    ]);
  });

  it("has one finding for all statements in its structure", () => {
    const text = `{{- if .enabled }}\n${header}nodes:\n{{- range .nodes }}\n- role: {{ .role }}\n{{- end }}\n{{- end }}\n`;
    expect(found(text)).toEqual([
      "KIND_CONFIG_TEMPLATE kind config (line 1, column 1)",
      "KIND_CONFIG_TEMPLATE nodes[0].role (line 6, column 9)",
    ]);
    expect(found(`${header}nodes:\n{% for n in nodes %}\n- role: worker\n{% endfor %}\n`)).toEqual([
      "KIND_CONFIG_TEMPLATE kind config (line 4, column 1)",
    ]);
  });

  it("can be a ctlptl file, in any of its documents", () => {
    const ctlptl = (rest: string) => `apiVersion: ctlptl.dev/v1alpha1\n${rest}`;
    const cluster = ctlptl("kind: Cluster\nproduct: kind\nkindV1Alpha4Cluster: { name: $NAME }\n");
    const registry = ctlptl("kind: Registry\nport: ${PORT}\nproxy: { password: $PASSWORD }\n");
    expect(found(`${cluster}---\n${registry}`)).toEqual([
      "KIND_CONFIG_TEMPLATE kindV1Alpha4Cluster.name (line 4, column 30)",
      "KIND_CONFIG_TEMPLATE port (line 8, column 7)",
      "KIND_CONFIG_TEMPLATE proxy.password (line 9, column 20)",
    ]);
  });
});

describe("a config that kind runs", () => {
  it("has only warnings about placeholders in patches and mounts", () => {
    const text = `${header}nodes:
- role: control-plane
  extraMounts:
  - hostPath: \${PWD}/data
    containerPath: /data
  - { hostPath: "{{ .path }}", containerPath: /b }
containerdConfigPatches:
- |
  [debug]
    level = "\${LEVEL}"
`;
    expect(found(text)).toEqual([
      "MOUNT_PATH_UNEXPANDED nodes[0].extraMounts[0].hostPath (line 6, column 15)",
      "MOUNT_PATH_UNEXPANDED nodes[0].extraMounts[1].hostPath (line 8, column 17)",
      "PATCH_UNEXPANDED containerdConfigPatches[0] (line 10, column 3)",
    ]);
  });

  it("is not a template because of a comment or a document that kind ignores", () => {
    expect(found(`# \${A} {{ b }}\n${header}name: a # $C\n`)).toEqual([]);
    expect(found(`${header}---\nname: \${A}\n`)).toEqual(["KIND_CONFIG_DOCUMENT_IGNORED kind config"]);
  });

  it("control: with unquoted template syntax in a flow mapping, kind cannot read the mount path", () => {
    expect(
      found(
        `${header}nodes: [{ role: control-plane, extraMounts: [{ hostPath: \${A}, containerPath: /a }] }]\n`,
      ),
    ).toEqual(["KIND_CONFIG_TEMPLATE nodes[0].extraMounts[0].hostPath (line 3, column 58)"]);
  });
});

it("reads a text with many placeholders and values in linear time", () => {
  const count = 20_000;
  const text = `${header}featureGates:\n${Array.from({ length: count }, (_, index) => `  a${index}: $B\n`).join("")}`;
  expect(templateFindings(text)).toHaveLength(count);
});
