import type { imageRules } from "../../errors/catalogue/image-rules";
import { clusters, port, type ExamplesOf } from "./rule-example";

/** Examples for the rules about images and registries. */
export const imageExamples: ExamplesOf<typeof imageRules> = {
  KUBERNETES_VERSION_INVALID: clusters({ kubernetesVersion: "v1.36" }, { kubernetesVersion: "1.36" }),
  KUBERNETES_VERSION_UNKNOWN: clusters({ kubernetesVersion: "1.36.99" }, { kubernetesVersion: "1.36.4" }),
  NODE_IMAGE_AND_VERSION: clusters(
    { kubernetesVersion: "1.36", image: "kindest/node:v1.36.4" },
    { kubernetesVersion: "1.36", nodes: [{ role: "control-plane", image: "kindest/node:v1.36.4" }] },
  ),
  LOAD_IMAGE_INVALID: clusters(
    { loadImages: ["shop/web:dev", `shop/web@sha256:${"0".repeat(64)}`] },
    { loadImages: ["shop/web:dev", "localhost:5001/shop/web"] },
  ),
  REGISTRY_NAME_INVALID: clusters(
    { registry: { name: "registry.example" } },
    { registry: { name: "registry-example" } },
  ),
  REGISTRY_PORT_TAKEN: clusters(
    { registry: { hostPort: 8080 }, portMappings: [port()] },
    { registry: true, portMappings: [port()] },
  ),
  TIMEOUT_INVALID: clusters(
    { customTimeouts: { create: "15 minutes" } },
    { customTimeouts: { create: "15m", update: "1h30m", delete: "90s" } },
  ),
};
