import { join } from "node:path";

import { providerService, servePlugin } from "../protocol";
import { KubernetesProvider } from "./provider";
import { version } from "./version";

// Bundled, this is the plugin's own folder.
const chartRenderer = join(__dirname, "helm-template");

void servePlugin((start) => [
  providerService(new KubernetesProvider(version, process.env, chartRenderer), start),
]);
