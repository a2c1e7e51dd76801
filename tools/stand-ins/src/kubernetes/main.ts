import { providerService, servePlugin } from "../protocol";
import { KubernetesProvider } from "./provider";
import { version } from "./version";

void servePlugin((start) => [providerService(new KubernetesProvider(version, process.env), start)]);
