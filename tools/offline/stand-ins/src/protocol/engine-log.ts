import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/**
 * The severity of a log line. The engine shows `status` and `warning-status` lines only while the operation on the resource is running.
 */
export type LogLevel = "debug" | "info" | "status" | "warning" | "warning-status" | "error";

const SEVERITIES: Readonly<Record<LogLevel, { severity: LogSeverity; ephemeral: boolean }>> = {
  debug: { severity: LogSeverity.DEBUG, ephemeral: false },
  info: { severity: LogSeverity.INFO, ephemeral: false },
  status: { severity: LogSeverity.INFO, ephemeral: true },
  warning: { severity: LogSeverity.WARNING, ephemeral: false },
  "warning-status": { severity: LogSeverity.WARNING, ephemeral: true },
  error: { severity: LogSeverity.ERROR, ephemeral: false },
};

/** Sends log lines to the engine in the order in which they were written. The lines appear in the output of `pulumi up`. */
export class EngineLog {
  readonly #engine: EngineClient | undefined;
  #written: Promise<void> = Promise.resolve();

  /** If a user started the plugin manually, there is no engine address, and lines go to standard error. */
  constructor(engineAddress: string | undefined) {
    this.#engine =
      engineAddress === undefined ? undefined : new EngineClient(engineAddress, credentials.createInsecure());
  }

  /** Writes one message. If a URN is given, the message belongs to the resource with this URN. */
  write(level: LogLevel, message: string, urn = ""): void {
    const { severity, ephemeral } = SEVERITIES[level];
    const engine = this.#engine;
    if (engine === undefined) {
      process.stderr.write(`${level}: ${message}\n`);
      return;
    }
    const request = new LogRequest();
    request.setSeverity(severity);
    request.setMessage(message);
    request.setUrn(urn);
    request.setEphemeral(ephemeral);
    this.#written = this.#written.then(
      () =>
        new Promise((resolve) => {
          engine.log(request, (failure) => {
            // Do not throw the error, because the operation on the resource must not fail if the engine has ended.
            if (failure) process.stderr.write(`${level}: ${message}\n`);
            resolve();
          });
        }),
    );
  }

  /** Waits until the engine has received every line that was written before this call. */
  async flush(): Promise<void> {
    await this.#written;
  }

  /** Closes the connection to the engine. */
  close(): void {
    this.#engine?.close();
  }
}
