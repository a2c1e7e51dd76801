import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Kubectl } from "./kubectl";
import { Leftovers } from "./leftovers";

/**
 * A kubectl for one held ConfigMap. It records its arguments, fails to delete the namespace `stuck`, and rejects arguments that it does not
 * know.
 */
const KUBECTL = `#!/bin/sh
folder=$(dirname "$0")
echo "$*" >> "$folder/calls"
case "$*" in
  "create --filename=-") cat >> "$folder/created" ;;
  "get ConfigMap held --namespace case-1 --output=json --ignore-not-found --show-managed-fields")
    echo '{"metadata":{"finalizers":["contract.test/held"]}}' ;;
  "get ConfigMap gone --namespace case-1 --output=json --ignore-not-found --show-managed-fields") ;;
  "patch ConfigMap held --namespace case-1 --type=merge --patch={\\"metadata\\":{\\"finalizers\\":null}}") ;;
  "delete namespace stuck --namespace default --ignore-not-found --wait=false") echo "no answer" >&2; exit 1 ;;
  "delete namespace case-1"*" --namespace default --ignore-not-found --wait=false") ;;
  *) echo "unknown arguments: $*" >&2; exit 2 ;;
esac
`;

describe("Leftovers", () => {
  let folder: string;
  let leftovers: Leftovers;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "leftovers-"));
    writeFileSync(join(folder, "kubectl"), KUBECTL, { mode: 0o755 });
    leftovers = new Leftovers(new Kubectl([join(folder, "kubectl")]));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (file: string) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  const deleted = () => [...read("calls").matchAll(/^delete namespace (\S+)/gm)].map(([, name]) => name);

  const configMap = (name: string, more = {}) => ({
    kind: "ConfigMap",
    metadata: { name, namespace: "case-1", ...more },
  });
  const held = { finalizers: ["contract.test/held"] };

  it("deletes the case's namespace and all namespaces that the provider was about to create", async () => {
    await leftovers.createNamespace("case-1");
    leftovers.record({ kind: "Namespace", metadata: { name: "case-1-apps" } });
    leftovers.record(configMap("plain"));
    await leftovers.remove();
    expect(JSON.parse(read("created"))).toMatchObject({ kind: "Namespace", metadata: { name: "case-1" } });
    expect(deleted()).toEqual(["case-1", "case-1-apps"]);
  });

  it("removes the finalizers of objects that still have them, before it deletes their namespace", async () => {
    await leftovers.createNamespace("case-1");
    leftovers.record(configMap("held", held));
    leftovers.record(configMap("gone", held));
    await leftovers.remove();
    const calls = read("calls").split("\n");
    const patch = calls.findIndex((call) => call.startsWith("patch ConfigMap held"));
    expect(patch).toBeGreaterThan(0);
    expect(calls.findIndex((call) => call.startsWith("delete"))).toBeGreaterThan(patch);
  });

  it("deletes the other namespaces if the deletion of one namespace fails, and reports the failure", async () => {
    for (const name of ["stuck", "case-1", "case-1-apps"]) {
      leftovers.record({ kind: "Namespace", metadata: { name } });
    }
    await expect(leftovers.remove()).rejects.toThrow("no answer");
    expect(deleted()).toEqual(["stuck", "case-1", "case-1-apps"]);
  });

  it("deletes nothing if the case created no namespace", async () => {
    leftovers.record({ kind: "Deployment" });
    await leftovers.remove();
    expect(read("calls")).toBe("");
  });
});
