import {
  InterceptingCall,
  status,
  type ClientOptions,
  type Interceptor,
  type ServiceError,
} from "@grpc/grpc-js";

import { endAll, orRemove } from "../wait/end-all";
import { until, within, WAIT_LIMIT_MS } from "../wait/time-limit";
import { PLUGIN_LIMITS, startPlugin, type PluginLimits, type PluginProcess } from "./plugin-process";
import { ProviderError } from "./provider-error";
import { startRecordingEngine, type LogLine, type RecordingEngine } from "./recording-engine";

/** A running plugin and the engine to which it connects. All waits have a time limit, and their errors contain the plugin's output. */
export class StartedPlugin {
  private constructor(
    private readonly executable: string,
    private readonly engine: RecordingEngine,
    private readonly plugin: PluginProcess,
    private readonly limits: PluginLimits,
  ) {}

  /**
   * Starts an engine, and then the plugin. If the plugin does not start, the function stops both.
   *
   * @param env - environment variables that override this process's environment
   */
  static async start(
    executable: string,
    env: NodeJS.ProcessEnv = {},
    limits: PluginLimits = PLUGIN_LIMITS,
  ): Promise<StartedPlugin> {
    const engine = await startRecordingEngine();
    const plugin = await orRemove(() => startPlugin(executable, engine.address, env, limits), engine.stop);
    return new StartedPlugin(executable, engine, plugin, limits);
  }

  /** The address on which the plugin listens, in the format `host:port`. */
  get address(): string {
    return this.plugin.address;
  }

  /** The address on which the engine listens, in the format `host:port`. */
  get engineAddress(): string {
    return this.engine.address;
  }

  /** The options for a gRPC client of the plugin. They set a time limit for each call. */
  get clientOptions(): ClientOptions {
    const limited: Interceptor = (options, next) =>
      new InterceptingCall(next({ ...options, deadline: Date.now() + this.limits.callMs }));
    return { interceptors: [limited] };
  }

  /** All messages that the plugin has logged so far. */
  get log(): readonly LogLine[] {
    return this.engine.log;
  }

  /** Waits for the plugin's first message. */
  async firstLine(limitMs = WAIT_LIMIT_MS): Promise<LogLine> {
    await until(
      () => this.log.length > 0,
      () => this.failed("logged nothing"),
      limitMs,
    );
    const [first] = this.log;
    if (first === undefined) throw new Error(this.failed("logged nothing"));
    return first;
  }

  /** Waits until the plugin has logged a message that contains a text. Ignores the first `skipped` messages. */
  async untilLogged(text: string, skipped = 0, limitMs = WAIT_LIMIT_MS): Promise<void> {
    await until(
      () => this.log.slice(skipped).some(({ message }) => message.includes(text)),
      () => this.failed(`did not log ${JSON.stringify(text)}`),
      limitMs,
    );
  }

  /** Sends a signal to the plugin, and waits until the plugin has ended. */
  async endBy(signal: NodeJS.Signals): Promise<void> {
    this.plugin.process.kill(signal);
    await within(this.plugin.exited, () => this.failed(`did not end after ${signal}`), this.limits.stopMs);
  }

  /** Waits for a call's response. If there is no response because the plugin hangs or has ended, the error contains the plugin's output. */
  async respond<Response>(
    send: (done: (failure: ServiceError | null, response: Response) => void) => unknown,
  ): Promise<Response> {
    return await new Promise((resolve, reject) => {
      send((failure, response) => {
        if (failure === null) resolve(response);
        else if (failure.code === status.DEADLINE_EXCEEDED || failure.code === status.UNAVAILABLE) {
          reject(new Error(this.failed(`did not respond: ${failure.details}`), { cause: failure }));
        } else reject(new ProviderError(failure));
      });
    });
  }

  /** Ends the plugin and the engine. */
  async stop(): Promise<void> {
    await endAll(this.plugin.stop, this.engine.stop);
  }

  private failed(what: string): string {
    const logged = this.log.map(({ message }) => message).join("\n") || "(nothing)";
    return `${this.executable} ${what}. ${this.plugin.printed()}\nIt logged: ${logged}`;
  }
}
