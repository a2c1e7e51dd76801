import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** How grave a line of log is, and whether it is only shown while the resource is worked on (`status`). */
export type LogLevel = "debug" | "info" | "status" | "warning" | "warning-status" | "error";

const SEVERITIES: Readonly<Record<LogLevel, { severity: LogSeverity; ephemeral: boolean }>> = {
  debug: { severity: LogSeverity.DEBUG, ephemeral: false },
  info: { severity: LogSeverity.INFO, ephemeral: false },
  status: { severity: LogSeverity.INFO, ephemeral: true },
  warning: { severity: LogSeverity.WARNING, ephemeral: false },
  "warning-status": { severity: LogSeverity.WARNING, ephemeral: true },
  error: { severity: LogSeverity.ERROR, ephemeral: false },
};

/** Lines of log on their way into the output of `pulumi up`, in the order they were written. */
export class EngineLog {
  readonly #engine: EngineClient | undefined;
  #written: Promise<void> = Promise.resolve();

  /** Without an address (a plugin started by hand), lines go to standard error. */
  constructor(engineAddress: string | undefined) {
    this.#engine =
      engineAddress === undefined ? undefined : new EngineClient(engineAddress, credentials.createInsecure());
  }

  /** Writes one message, about the resource of the URN where there is one. */
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
            // An engine that is gone has no use for the line: that must not fail the resource it is about.
            if (failure) process.stderr.write(`${level}: ${message}\n`);
            resolve();
          });
        }),
    );
  }

  /** Resolves when the engine has taken every line written so far. */
  async flush(): Promise<void> {
    await this.#written;
  }

  /** Lets go of the engine. */
  close(): void {
    this.#engine?.close();
  }
}
