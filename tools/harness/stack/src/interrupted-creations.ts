import { spawn } from "node:child_process";

/** A Command whose creation was interrupted, such as by a SIGKILL of the CLI: how much of it exists is unknown. */
export interface InterruptedCreation {
  readonly urn: string;
  /** The program that deletes what it creates, with its arguments. */
  readonly program: readonly string[];
  /** What the program reads. */
  readonly stdin: string;
  /** The Command's own environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The part of an exported state that is read here. */
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
 * The Commands of a state whose creation was interrupted and that say how to delete what they create. `pulumi destroy` knows only what
 * was created wholly, and leaves them.
 *
 * @param exported - what `pulumi stack export` prints, as JSON.
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
 * Deletes what an interrupted creation has left, as `pulumi destroy` does for a whole one.
 *
 * @param creation - found by {@link interruptedCreations}.
 * @param cwd - the folder of the Pulumi program.
 * @param env - the whole environment, without the Command's own.
 * @throws Error with what the program wrote, if it fails.
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
    // A program that does not read its input may have ended before; its exit code decides.
    child.stdin.on("error", () => undefined).end(stdin);
  });
}
