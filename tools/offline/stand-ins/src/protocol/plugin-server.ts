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

/** Largest message that Pulumi's own plugins take, in bytes. Source: sdk/go/common/util/rpcutil/serve.go. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** One gRPC service that the plugin offers. */
export interface PluginService {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

/** What a plugin is told when it starts. */
export interface PluginStart {
  /** Where the engine listens, `host:port`; `undefined` for a plugin started by hand. */
  readonly engineAddress: string | undefined;
  /** Aborted when the plugin is told to stop. */
  readonly signal: AbortSignal;
}

/**
 * Runs a Pulumi plugin: listens on a free loopback port, prints the port alone on one line of standard output (which is
 * how the CLI finds it), and serves until the engine goes away or the process gets SIGINT or SIGTERM.
 *
 * @param services - makes the plugin's services once it is known where the engine is
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
    stop.abort(new Error("The plugin was told to stop (SIGINT)."));
  });
  process.once("SIGTERM", () => {
    stop.abort(new Error("The plugin was told to stop (SIGTERM)."));
  });
  if (engineAddress !== undefined) {
    watchEngine(engineAddress, () => {
      stop.abort(new Error("The engine that started this plugin is gone."));
    });
  }
  await aborted(stop.signal);
  // What is running has been told to stop, and is waited for: it may have processes of its own to end. Open connections
  // are not: the CLI keeps its own until this process is gone.
  await calls.ended();
  process.exit(0);
}

/** The engine's address is the last argument; before it may come flags, such as `--logtostderr` or `-v=3`. */
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

/** An engine that was killed cannot stop its plugins; the end of a connection to it tells them. */
function watchEngine(address: string, gone: () => void): void {
  const session = connect(`http://${address}`);
  // `close` follows every `error`.
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

/** Knows when no call is running. */
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
