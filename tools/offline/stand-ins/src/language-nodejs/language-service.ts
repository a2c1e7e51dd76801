import type {
  handleServerStreamingCall,
  handleUnaryCall,
  sendUnaryData,
  ServerUnaryCall,
} from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/language_pb";
import { PackageDependency, PackageParameterization, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { toServiceError, UnimplementedError, type PluginService, type PluginStart } from "../protocol";
import { aboutNode } from "./about";
import { installedPackages, runIn } from "./npm";
import { requiredPackages, type RequiredPackage } from "./required-packages";
import { runProgram } from "./run-program";
import { parseRuntimeOptions, type RuntimeOptions } from "./runtime-options";

/** Creates the language host's gRPC service. */
export function languageService(version: string, start: PluginStart): PluginService {
  let engineAddress = start.engineAddress ?? "";
  const cancelled = new AbortController();

  const implementation = {
    handshake: unary((request: rpc.LanguageHandshakeRequest) => {
      engineAddress = request.getEngineAddress();
      return new rpc.LanguageHandshakeResponse();
    }),
    getPluginInfo: unary(() => {
      const response = new PluginInfo();
      response.setVersion(version);
      return response;
    }),
    getRequiredPackages: unary((request: rpc.GetRequiredPackagesRequest) => {
      const response = new rpc.GetRequiredPackagesResponse();
      response.setPackagesList(requiredPackages(infoOf(request).directory).map(packageDependency));
      return response;
    }),
    run: unary(async (request: rpc.RunRequest, call: ServerUnaryCall<rpc.RunRequest, rpc.RunResponse>) => {
      if (request.getAttachDebugger()) throw refusal("debugging (--attach-debugger)");
      const ended = new AbortController();
      call.on("cancelled", () => {
        ended.abort();
      });
      const { info, directory, options } = infoOf(request);
      const outcome = await runProgram(
        {
          monitorAddress: request.getMonitorAddress(),
          engineAddress,
          organization: request.getOrganization(),
          project: request.getProject(),
          stack: request.getStack(),
          rootDirectory: info.getRootDirectory(),
          programDirectory: directory,
          entryPoint: info.getEntryPoint(),
          dryRun: request.getDryrun(),
          parallel: request.getParallel(),
          programArguments: request.getArgsList(),
          config: Object.fromEntries(request.getConfigMap().toArray()),
          configSecretKeys: request.getConfigsecretkeysList(),
        },
        options,
        AbortSignal.any([cancelled.signal, ended.signal, start.signal]),
      );
      const response = new rpc.RunResponse();
      response.setError(outcome.error);
      response.setBail(outcome.bail);
      return response;
    }),
    installDependencies: streaming(
      async (
        request: rpc.InstallDependenciesRequest,
        send: (part: rpc.InstallDependenciesResponse) => void,
      ) => {
        const { directory, options } = infoOf(request);
        const write = (stream: "stdout" | "stderr", chunk: Buffer) => {
          const part = new rpc.InstallDependenciesResponse();
          if (stream === "stdout") part.setStdout(chunk);
          else part.setStderr(chunk);
          send(part);
        };
        write("stdout", Buffer.from("Installing dependencies...\n\n"));
        const args = ["install", "--loglevel=error", ...(options.production ? ["--omit=dev"] : [])];
        const { code } = await runIn(directory, "npm", args, write);
        if (code !== 0) throw new Error(`npm install failed: exit status ${String(code)}`);
        write("stdout", Buffer.from("Finished installing dependencies\n\n"));
      },
    ),
    getProgramDependencies: unary(async (request: rpc.GetProgramDependenciesRequest) => {
      const packages = await installedPackages(
        infoOf(request).directory,
        request.getTransitivedependencies(),
      );
      const response = new rpc.GetProgramDependenciesResponse();
      response.setDependenciesList(
        packages.map((dependency) => {
          const info = new rpc.DependencyInfo();
          info.setName(dependency.name);
          info.setVersion(dependency.version);
          return info;
        }),
      );
      return response;
    }),
    about: unary(async (request: rpc.AboutRequest) => {
      const about = await aboutNode(infoOf(request).directory);
      const response = new rpc.AboutResponse();
      response.setExecutable(about.executable);
      response.setVersion(about.version);
      for (const [name, value] of Object.entries(about.metadata)) response.getMetadataMap().set(name, value);
      return response;
    }),
    // npm is the only supported package manager, so the host returns no prompts.
    runtimeOptionsPrompts: unary(() => new rpc.RuntimeOptionsResponse()),
    // An npm project needs only its template.
    template: unary(() => new rpc.TemplateResponse()),
    cancel: unary(() => {
      cancelled.abort();
      return new Empty();
    }),
    // The official host also rejects this call, which GetRequiredPackages replaces.
    getRequiredPlugins: refused("GetRequiredPlugins"),
    generateProgram: refused("generating programs"),
    generateProject: refused("generating projects"),
    generatePackage: refused("generating SDKs"),
    pack: refused("packing SDKs"),
    link: refused("linking SDKs"),
    runPlugin: streaming(() => {
      throw refusal("plugins and policy packs written for Node.js");
    }),
  };
  return { definition: LanguageRuntimeService, implementation };
}

function infoOf(request: { getInfo(): rpc.ProgramInfo | undefined }): {
  info: rpc.ProgramInfo;
  directory: string;
  options: RuntimeOptions;
} {
  const info = request.getInfo();
  if (info === undefined) throw new Error("The CLI sent no program info: it must be 3.232 or newer.");
  const options = parseRuntimeOptions(info.getOptions()?.toJavaScript() ?? {});
  return { info, directory: info.getProgramDirectory(), options };
}

function packageDependency(required: RequiredPackage): PackageDependency {
  const dependency = new PackageDependency();
  dependency.setName(required.name);
  dependency.setKind("resource");
  dependency.setVersion(required.version);
  dependency.setServer(required.server);
  if (required.parameterization !== undefined) {
    const parameterization = new PackageParameterization();
    parameterization.setName(required.parameterization.name);
    parameterization.setVersion(required.parameterization.version);
    parameterization.setValue(required.parameterization.value);
    dependency.setParameterization(parameterization);
  }
  return dependency;
}

function refusal(what: string): UnimplementedError {
  return new UnimplementedError(
    `The stand-in for the Node.js language host has no ${what}. Install the official language host to use it.`,
  );
}

function refused(what: string): handleUnaryCall<unknown, never> {
  return unary(() => {
    throw refusal(what);
  });
}

function unary<Request, Response>(
  answer: (request: Request, call: ServerUnaryCall<Request, Response>) => Promise<Response> | Response,
): handleUnaryCall<Request, Response> {
  return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => {
    Promise.resolve()
      .then(() => answer(call.request, call))
      .then(
        (response) => {
          callback(null, response);
        },
        (thrown: unknown) => {
          callback(toServiceError(thrown));
        },
      );
  };
}

function streaming<Request, Part>(
  answer: (request: Request, send: (part: Part) => void) => Promise<void>,
): handleServerStreamingCall<Request, Part> {
  return (call) => {
    Promise.resolve()
      .then(() => answer(call.request, (part) => void call.write(part)))
      .then(
        () => {
          call.end();
        },
        (thrown: unknown) => {
          call.destroy(Object.assign(new Error(), toServiceError(thrown)));
        },
      );
  };
}
