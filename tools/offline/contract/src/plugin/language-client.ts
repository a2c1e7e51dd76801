import { credentials } from "@grpc/grpc-js";
import { standIns } from "@kind-berth-tools/stand-ins";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPackagesRequest,
  ProgramInfo,
  type GetRequiredPackagesResponse,
} from "@pulumi/pulumi/proto/language_pb";

import { installedPlugin } from "./installed-plugin";
import { StartedPlugin } from "./started-plugin";

/** A Node.js language host that runs in a separate process. */
export class LanguageClient {
  readonly #plugin: StartedPlugin;
  readonly #client: LanguageRuntimeClient;

  private constructor(plugin: StartedPlugin) {
    this.#plugin = plugin;
    this.#client = new LanguageRuntimeClient(
      plugin.address,
      credentials.createInsecure(),
      plugin.clientOptions,
    );
  }

  /** Starts the installed language host. */
  static async start(): Promise<LanguageClient> {
    return new LanguageClient(await StartedPlugin.start(installedPlugin(standIns.nodejs)));
  }

  /** Returns the providers that a program requires. */
  async requiredPackages(directory: string): Promise<{ name: string; version: string; server: string }[]> {
    const info = new ProgramInfo();
    info.setRootDirectory(directory);
    info.setProgramDirectory(directory);
    info.setEntryPoint(".");
    const request = new GetRequiredPackagesRequest();
    request.setInfo(info);
    const response = await this.#plugin.respond<GetRequiredPackagesResponse>((done) =>
      this.#client.getRequiredPackages(request, done),
    );
    return response.getPackagesList().map((required) => ({
      name: required.getName(),
      version: required.getVersion(),
      server: required.getServer(),
    }));
  }

  /** Ends the language host process. */
  async stop(): Promise<void> {
    this.#client.close();
    await this.#plugin.stop();
  }
}
