// Writes packages/components/crds/gateway-api.json, which contains the CustomResourceDefinitions from Gateway API's standard channel.
// Traefik is built with the same Gateway API release. The definitions come from a Go module, so the script needs Go. Go verifies the module
// against the lab's go.sum.
//
//   node tools/daily/setup/gateway-api-crds.mjs            run it after you change the version of Traefik
//   node tools/daily/setup/gateway-api-crds.mjs --check    reports whether the file is up to date
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import yaml from "yaml";
import { root } from "./root.mjs";

const file = join(root, "packages", "components", "crds", "gateway-api.json");
const module = "sigs.k8s.io/gateway-api";

/**
 * Removes the descriptions, which Gateway API's documentation also contains. The descriptions would make up 90% of the
 * CustomResourceDefinitions in each stack's state.
 */
function withoutDescriptions(value) {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, field]) => !(key === "description" && typeof field === "string"))
      .map(([key, field]) => [key, withoutDescriptions(field)]),
  );
}

function definitions() {
  // Run the command in the lab's Go module. Its go.mod determines the version, and its go.sum verifies the download. Outside a module, only
  // the checksum database would verify the download, and GOSUMDB can disable the database.
  const downloaded = execFileSync("go", ["mod", "download", "-json", module], {
    cwd: join(root, "tools", "offline", "lab", "go"),
    encoding: "utf8",
    env: { ...process.env, GOFLAGS: "-mod=readonly", GOWORK: "off" },
  });
  const folder = join(JSON.parse(downloaded).Dir, "config", "crd");
  const { resources } = yaml.parse(readFileSync(join(folder, "kustomization.yaml"), "utf8"));
  return resources.map((resource) => {
    const { apiVersion, kind, metadata, spec } = yaml.parse(readFileSync(join(folder, resource), "utf8"));
    return withoutDescriptions({ apiVersion, kind, metadata, spec });
  });
}

const text = `[\n${definitions()
  .map((definition) => JSON.stringify(definition))
  .join(",\n")}\n]\n`;
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error(`${file} differs from ${module} in the lab's go.mod. Run this script without --check.`);
  process.exitCode = 1;
}
