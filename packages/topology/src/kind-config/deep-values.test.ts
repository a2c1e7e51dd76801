import { clusterFindings } from "../../test/fixtures/examples/rule-example";
import { parseKindConfig } from "./parse-kind-config";

const header = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";
const levels = 20_000;
/** YAML texts with many levels. The YAML parser calls itself for each level of most of them. */
const deepTexts = ["? ", "- ", "[", "{a: ", "- ? "].map((level) => level.repeat(levels));

it.each(deepTexts)("rejects a config with too many levels that begins with %.4s", (text) => {
  expect(() => parseKindConfig(text)).toThrow(/\[KIND_CONFIG_(?:TOO_LARGE|SYNTAX)\]/);
  expect(() => parseKindConfig(`${header}nodes:\n  ${text}`)).toThrow(/\[KIND_CONFIG_(?:TOO_LARGE|SYNTAX)\]/);
});

it.each(deepTexts)("rejects a patch with too many levels that begins with %.4s", (text) => {
  const patched = { name: "demo", nodes: [{ role: "control-plane" as const, kubeadmConfigPatches: [text] }] };
  expect(clusterFindings(patched)).toMatchObject([{ path: "nodes[0].kubeadmConfigPatches[0]" }]);
  const block = `nodes:\n  - kubeadmConfigPatches:\n      - |\n        ${text}\n`;
  expect(() => parseKindConfig(header + block)).toThrow("nodes[0].kubeadmConfigPatches[0]");
});
