import { randomBytes } from "node:crypto";

import {
  UnimplementedError,
  withoutSecrets,
  type CheckRequest,
  type CheckResult,
  type CreateRequest,
  type CreateResult,
  type DeleteRequest,
  type DiffRequest,
  type DiffResult,
  type InvokeRequest,
  type InvokeResult,
  type PropertyMap,
  type ReadRequest,
  type ReadResult,
  type ResourceProvider,
  type UpdateRequest,
} from "../protocol";
import { checkInputs } from "./check";
import { diffInputs } from "./diff";
import { previewCreate, previewUpdate } from "./preview";
import { COMMAND_INPUTS, RUN_INPUTS } from "./properties";
import { runCommand, type CommandOutput, type LocalCommand, type RunContext } from "./run-command";
import { commandSchema } from "./schema";

const COMMAND = "command:local:Command";
const RUN = "command:local:run";

/** A command's inputs after the check. They contain no unknown values and no secrets. */
type CommandProperties = Omit<LocalCommand, "command" | "previous"> &
  Partial<Record<"create" | "update" | "delete" | "command" | keyof CommandOutput, string>>;

/**
 * The stand-in for the `command` provider. It supports `command.local.Command` and `command.local.run` with the official behavior. Source:
 * provider/pkg/provider/local/commandController.go in github.com/pulumi/pulumi-command.
 */
export class CommandProvider implements ResourceProvider {
  constructor(readonly version: string) {}

  /** Returns the schema of the supported resource and function. */
  schema(): string {
    return commandSchema(this.version);
  }

  /** Returns no failures, because the provider has no configuration. */
  checkConfig({ newInputs }: CheckRequest): Promise<CheckResult> {
    return Promise.resolve({ inputs: newInputs });
  }

  /** Returns no changes, because the provider has no configuration. */
  diffConfig(): Promise<DiffResult> {
    return Promise.resolve({ changes: "none" });
  }

  /** Does nothing, because the provider has no configuration. */
  configure(): Promise<void> {
    return Promise.resolve();
  }

  /** Rejects inputs of the wrong type, and resources other than local commands. */
  async check({ type, newInputs }: CheckRequest): Promise<CheckResult> {
    refuseOthers(type, COMMAND);
    return Promise.resolve({ inputs: newInputs, failures: checkInputs(newInputs, COMMAND_INPUTS) });
  }

  /** Compares only the inputs, because a command has no other state to compare. */
  diff({ oldInputs, newInputs }: DiffRequest): Promise<DiffResult> {
    return Promise.resolve(diffInputs(oldInputs, newInputs));
  }

  /** Runs the `create` command, except in a preview. */
  async create(request: CreateRequest): Promise<CreateResult> {
    const { name, inputs, preview } = request;
    const id = name + randomBytes(4).toString("hex");
    if (preview) return { id, state: previewCreate(inputs) };
    const properties = known(inputs);
    const output = await runStep(properties.create, properties, NOTHING, limited(request));
    return { id, state: { ...inputs, ...output } };
  }

  /** Returns the state unchanged, because the provider cannot read anything that a command creates. */
  read({ id, inputs, state }: ReadRequest): Promise<ReadResult> {
    return Promise.resolve({ id, inputs, state });
  }

  /** Runs the `update` command, or the `create` command if the resource has no `update` command. In a preview, runs no command. */
  async update(request: UpdateRequest): Promise<PropertyMap> {
    const { oldState, newInputs, preview } = request;
    if (preview) return previewUpdate(oldState, newInputs);
    const properties = known(newInputs);
    const previous = outputIn(known(oldState));
    const output = await runStep(
      properties.update ?? properties.create,
      properties,
      previous,
      limited(request),
    );
    return { ...newInputs, ...output };
  }

  /** Runs the `delete` command that the latest update stored. */
  async delete(request: DeleteRequest): Promise<void> {
    const properties = known(request.state);
    await runStep(properties.delete, properties, outputIn(properties), limited(request));
  }

  /** Runs a command and returns its output. The command also runs in previews. */
  async invoke({ token, args, signal, log }: InvokeRequest): Promise<InvokeResult> {
    refuseOthers(token, RUN);
    const failures = checkInputs(args, RUN_INPUTS);
    if (failures.length > 0) return { result: {}, failures };
    const properties = known(args);
    const output = await runStep(properties.command, properties, NOTHING, { urn: "", signal, log });
    return { result: { ...args, ...output } };
  }
}

const NOTHING: CommandOutput = { stdout: "", stderr: "" };

/** Runs a step's command. If the step has no command, the output does not change. */
async function runStep(
  command: string | undefined,
  properties: CommandProperties,
  previous: CommandOutput,
  context: RunContext,
): Promise<CommandOutput> {
  return command === undefined ? previous : await runCommand({ ...properties, command, previous }, context);
}

function outputIn({ stdout = "", stderr = "" }: CommandProperties): CommandOutput {
  return { stdout, stderr };
}

/**
 * Converts a command's properties after the check. The check has verified the properties' types, and only previews contain unknown values.
 */
function known(properties: PropertyMap): CommandProperties {
  const set = Object.entries(withoutSecrets(properties)).filter(([, value]) => value !== null);
  return Object.fromEntries<unknown>(set);
}

/** Applies `customTimeouts`. If the command times out, it is killed, in the same way as after a cancellation. */
function limited(request: CreateRequest | UpdateRequest | DeleteRequest): RunContext {
  const { timeoutSeconds, signal } = request;
  if (timeoutSeconds <= 0) return request;
  return { ...request, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]) };
}

function refuseOthers(token: string, done: string): void {
  if (token === done) return;
  throw new UnimplementedError(
    `The stand-in for the command provider has no ${token}. Install the official plugin to use it.`,
  );
}
