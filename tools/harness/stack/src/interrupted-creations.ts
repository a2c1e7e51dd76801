import { spawn } from "node:child_process";

/** A Command whose creation was interrupted, for example by a SIGKILL of the CLI. Its creation may be incomplete. */
export interface InterruptedCreation {
  readonly urn: string;
  /** The program that deletes what the Command created, with its arguments. */
  readonly program: readonly string[];
  /** The program's standard input. */
  readonly stdin: string;
  /** The Command's environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The fields of an exported state that are read here. */
interface Exported {
  readonly deployment?: {
    readonly pending_operations?: readonly {
      readonly type: string;
      readonly resource: { readonly urn: string; readonly type: string; readonly inputs?: CommandInputs };
    }[];
  };
}

/** The inputs of a `command:local:Command` that are read here. */
interface CommandInputs {
  readonly delete?: string;
  readonly interpreter?: readonly string[];
  readonly stdin?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Finds the Commands of a state whose creation was interrupted and that have a `delete` command.
 *
 * `pulumi destroy` skips these Commands, because it deletes only resources whose creation finished.
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
 * Deletes the leftovers of an interrupted creation, as `pulumi destroy` does for a finished one.
 *
 * @param creation - found by {@link interruptedCreations}.
 * @param cwd - the folder of the Pulumi program.
 * @param env - the whole environment, without the Command's variables.
 * @throws Error with the program's output, if the program fails.
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
    // A program that reads no input may end before its input is written. Its exit code decides whether it failed.
    child.stdin.on("error", () => undefined).end(stdin);
  });
}
