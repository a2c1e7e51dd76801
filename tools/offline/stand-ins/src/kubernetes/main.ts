import { join } from "node:path";

import { providerService, servePlugin } from "../protocol";
import { KubernetesProvider } from "./provider";
import { version } from "./version";

// In the bundle, `__dirname` is the plugin's folder.
const chartRenderer = join(__dirname, "helm-template");

void servePlugin((start) => [
  providerService(new KubernetesProvider(version, process.env, chartRenderer), start),
]);
