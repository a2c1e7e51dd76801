import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startOfficialProvider } from "../fakes/official-provider";
import { writePluginProgram } from "../fakes/plugin-program";
import { ProviderClient } from "../plugin/provider-client";
import { endAll } from "../wait/end-all";
import { Kubectl } from "./cluster/kubectl";
import { KEYS } from "./objects";
import { KubernetesSubject } from "./subject";

/** A kubectl that records its arguments, and only deletes namespaces. */
const KUBECTL = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/calls"
case "$*" in
  "delete namespace "*" --namespace default --ignore-not-found --wait=false") ;;
  *) echo "unknown arguments: $*" >&2; exit 2 ;;
esac
`;

const VARIABLE = "BERTH_CONTRACT_PLUGIN_KUBERNETES";

describe("KubernetesSubject", () => {
  it("records a namespace that the provider fails to create, so that it is deleted after the case", async () => {
    const folder = mkdtempSync(join(tmpdir(), "subject-"));
    writeFileSync(join(folder, "kubectl"), KUBECTL, { mode: 0o755 });
    // The server does not implement Create.
    const server = await startOfficialProvider();
    const program = writePluginProgram(`echo ${server.port}; exec sleep 3600`);
    const before = process.env[VARIABLE];
    process.env[VARIABLE] = program.path;
    const provider = await ProviderClient.startConfigured("kubernetes", {});
    try {
      const subject = new KubernetesSubject(provider, new Kubectl([join(folder, "kubectl")]), "case-1");
      const made = subject.make(KEYS.namespace, { metadata: { name: "case-1-apps" } });
      await expect(made).rejects.toMatchObject({ name: "ProviderError" });
      await subject.leftovers.remove();
      expect(readFileSync(join(folder, "calls"), "utf8")).toMatch(/^delete namespace case-1-apps /);
    } finally {
      if (before === undefined) Reflect.deleteProperty(process.env, VARIABLE);
      else process.env[VARIABLE] = before;
      await endAll(() => provider.stop(), server.stop, program.remove);
      rmSync(folder, { recursive: true });
    }
  });
});
