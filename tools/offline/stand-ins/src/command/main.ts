import { providerService, servePlugin } from "../protocol";
import { CommandProvider } from "./provider";
import { standIns } from "../stand-ins";

void servePlugin((start) => [providerService(new CommandProvider(standIns.command.version), start)]);
