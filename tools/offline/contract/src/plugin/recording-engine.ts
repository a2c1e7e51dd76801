import { Server, ServerCredentials, type handleUnaryCall } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogSeverity, type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** A message that a plugin logged. */
export interface LogLine {
  readonly severity: "debug" | "info" | "warning" | "error";
  readonly message: string;
  readonly urn: string;
  /** Whether the engine shows the message only while the operation on the resource is running. */
  readonly ephemeral: boolean;
}

/** A minimal engine, which records messages from plugins. */
export interface RecordingEngine {
  /** The address on which the engine listens, in the format `host:port`. */
  readonly address: string;
  /** The messages that plugins have logged so far. */
  readonly log: readonly LogLine[];
  /** Closes all connections, so that the plugins conclude that the engine has ended. */
  readonly stop: () => void;
}

const SEVERITIES: Readonly<Record<LogSeverity, LogLine["severity"]>> = {
  [LogSeverity.DEBUG]: "debug",
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
};

/** Starts an engine on a free loopback port. */
export async function startRecordingEngine(): Promise<RecordingEngine> {
  const log: LogLine[] = [];
  const record: handleUnaryCall<LogRequest, Empty> = (call, callback) => {
    const request = call.request;
    log.push({
      severity: SEVERITIES[request.getSeverity()],
      message: request.getMessage(),
      urn: request.getUrn(),
      ephemeral: request.getEphemeral(),
    });
    callback(null, new Empty());
  };
  const server = new Server();
  server.addService(EngineService, { log: record });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (failure, bound) => {
      if (failure) reject(failure);
      else resolve(bound);
    });
  });
  return {
    address: `127.0.0.1:${String(port)}`,
    log,
    stop: () => {
      server.forceShutdown();
    },
  };
}
