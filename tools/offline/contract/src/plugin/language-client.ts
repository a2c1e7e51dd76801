import { credentials } from "@grpc/grpc-js";
import { standIns } from "@kind-berth-tools/stand-ins";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPackagesRequest,
  ProgramInfo,
  type GetRequiredPackagesResponse,
} from "@pulumi/pulumi/proto/language_pb";

import { installedPlugin } from "./installed-plugin";
import { startPlugin, type PluginProcess } from "./plugin-process";
import { startRecordingEngine, type RecordingEngine } from "./recording-engine";

/** A Node.js language host that runs in a separate process. */
export class LanguageClient {
  readonly #engine: RecordingEngine;
  readonly #plugin: PluginProcess;
  readonly #client: LanguageRuntimeClient;

  private constructor(engine: RecordingEngine, plugin: PluginProcess) {
    this.#engine = engine;
    this.#plugin = plugin;
    this.#client = new LanguageRuntimeClient(plugin.address, credentials.createInsecure());
  }

  /** Starts the installed language host. */
  static async start(): Promise<LanguageClient> {
    const engine = await startRecordingEngine();
    return new LanguageClient(engine, await startPlugin(installedPlugin(standIns.nodejs), engine.address));
  }

  /** Returns the providers that a program requires. */
  async requiredPackages(directory: string): Promise<{ name: string; version: string; server: string }[]> {
    const info = new ProgramInfo();
    info.setRootDirectory(directory);
    info.setProgramDirectory(directory);
    info.setEntryPoint(".");
    const request = new GetRequiredPackagesRequest();
    request.setInfo(info);
    const response = await new Promise<GetRequiredPackagesResponse>((resolve, reject) => {
      this.#client.getRequiredPackages(request, (failure, answer) => {
        if (failure) reject(failure);
        else resolve(answer);
      });
    });
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
    this.#engine.stop();
  }
}
