import { spawn } from "node:child_process";

/** A Command resource whose creation was interrupted, for example because the CLI was killed. The created objects may be incomplete. */
export interface InterruptedCreation {
  readonly urn: string;
  /** The program that deletes the objects that the Command created, and the program's arguments. */
  readonly program: readonly string[];
  /** The program's standard input. */
  readonly stdin: string;
  /** The environment variables that the Command sets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The fields in an exported Pulumi state that this module reads. */
interface Exported {
  readonly deployment?: {
    readonly pending_operations?: readonly {
      readonly type: string;
      readonly resource: { readonly urn: string; readonly type: string; readonly inputs?: CommandInputs };
    }[];
  };
}

/** The fields in the inputs of a `command:local:Command` that this module reads. */
interface CommandInputs {
  readonly delete?: string;
  readonly interpreter?: readonly string[];
  readonly stdin?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Finds the interrupted Commands in a Pulumi state: Commands that have a `delete` command and whose creation was interrupted.
 *
 * `pulumi destroy` skips these Commands, because it deletes only resources whose creation has finished.
 *
 * @param exported - the output of `pulumi stack export`, as JSON.
 */
export function interruptedCreations(exported: unknown): InterruptedCreation[] {
  const pending = (exported as Exported).deployment?.pending_operations ?? [];
  return pending.flatMap(({ type, resource }) => {
    const {
      delete: code,
      interpreter = ["/bin/sh", "-c"],
      stdin = "",
      environment = {},
    } = resource.inputs ?? {};
    if (type !== "creating" || resource.type !== "command:local:Command" || code === undefined) return [];
    return [{ urn: resource.urn, program: [...interpreter, code], stdin, environment }];
  });
}

/**
 * Deletes the leftovers from an interrupted creation, as `pulumi destroy` does for a completed creation.
 *
 * @param creation - one of the creations that {@link interruptedCreations} returned.
 * @param cwd - the Pulumi program's folder.
 * @param env - the complete environment, except the variables that the Command sets.
 * @throws Error with the program's output if the program fails.
 */
export function deleteInterrupted(
  creation: InterruptedCreation,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { urn, program, stdin, environment } = creation;
  const [file = "", ...args] = program;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...env, ...environment } });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => output.push(chunk));
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The interrupted creation of ${urn} could not be deleted:\n${output.join("")}`));
    });
    // Ignore write errors. A program that reads no input may end before the input is written. Only its exit code shows whether it failed.
    child.stdin.on("error", () => undefined).end(stdin);
  });
}
