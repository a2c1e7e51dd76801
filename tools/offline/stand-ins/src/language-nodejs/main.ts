import { servePlugin } from "../protocol";
import { standIns } from "../stand-ins";
import { languageService } from "./language-service";

void servePlugin((start) => [languageService(standIns.nodejs.version, start)]);
