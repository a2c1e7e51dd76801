import { connect } from "node:http2";

import {
  ResponderBuilder,
  Server,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptor,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";

/** The maximum message size that Pulumi's own plugins accept, in bytes. Source: sdk/go/common/util/rpcutil/serve.go. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** A gRPC service that the plugin provides. */
export interface PluginService {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

/** The parameters with which a plugin starts. */
export interface PluginStart {
  /** The engine's address, in the format `host:port`. `undefined` if a user started the plugin manually. */
  readonly engineAddress: string | undefined;
  /** A signal that is aborted when the plugin must stop. */
  readonly signal: AbortSignal;
}

/**
 * Runs a Pulumi plugin. The plugin listens on a free loopback port. Its only output on standard output is a line with this port, which the
 * CLI reads. The plugin runs until the engine ends or the process receives SIGINT or SIGTERM.
 *
 * @param services - a function that creates the plugin's services when the engine's address is known
 */
export async function servePlugin(services: (start: PluginStart) => readonly PluginService[]): Promise<void> {
  const stop = new AbortController();
  const engineAddress = engineArgument(process.argv.slice(2));
  const calls = new RunningCalls();
  const server = new Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    interceptors: [calls.interceptor],
  });
  for (const { definition, implementation } of services({ engineAddress, signal: stop.signal })) {
    server.addService(definition, implementation);
  }
  const port = await listen(server);
  process.stdout.write(`${String(port)}\n`);

  process.once("SIGINT", () => {
    stop.abort(new Error("The plugin was stopped (SIGINT)."));
  });
  process.once("SIGTERM", () => {
    stop.abort(new Error("The plugin was stopped (SIGTERM)."));
  });
  if (engineAddress !== undefined) {
    watchEngine(engineAddress, () => {
      stop.abort(new Error("The engine that started this plugin is gone."));
    });
  }
  await aborted(stop.signal);
  // Wait for the running calls. They are already aborted, but may still have to end child processes. Do not wait for open connections,
  // because the CLI keeps them open until this process ends.
  await calls.ended();
  process.exit(0);
}

/** Returns the engine's address, which is the last argument. Flags such as `--logtostderr` or `-v=3` may precede it. */
export function engineArgument(args: readonly string[]): string | undefined {
  const last = args.at(-1);
  return last?.startsWith("-") === true ? undefined : last;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (failure, port) => {
      if (failure) reject(failure);
      else resolve(port);
    });
  });
}

/**
 * Detects when the engine ends. A killed engine cannot stop its plugins. A plugin therefore keeps a connection to the engine and stops when
 * this connection closes.
 */
function watchEngine(address: string, gone: () => void): void {
  const session = connect(`http://${address}`);
  // A `close` event follows every `error` event.
  session.on("error", () => undefined);
  session.on("close", gone);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
}

/** Tracks the calls that are running. */
class RunningCalls {
  readonly #running = new Set<object>();
  #none: () => void = () => undefined;

  readonly interceptor: ServerInterceptor = (_method, call) => {
    this.#running.add(call);
    const responder = new ResponderBuilder()
      .withSendStatus((status, send) => {
        send(status);
        this.#running.delete(call);
        if (this.#running.size === 0) this.#none();
      })
      .build();
    return new ServerInterceptingCall(call, responder);
  };

  ended(): Promise<void> {
    return new Promise((resolve) => {
      this.#none = resolve;
      if (this.#running.size === 0) resolve();
    });
  }
}
