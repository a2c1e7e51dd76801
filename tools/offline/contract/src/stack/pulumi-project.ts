import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { endAll, orRemove } from "../wait/end-all";
import { within } from "../wait/time-limit";

/** The time limit for a CLI command, in milliseconds. It is shorter than the time limit of a case. */
const CLI_LIMIT_MS = 4 * 60 * 1000;

/** The result of running the CLI. */
export interface CliResult {
  readonly exitCode: number;
  /** The CLI's standard output and standard error, in order of arrival. */
  readonly output: string;
}

/** A CLI command that is running. */
export interface RunningCli {
  readonly interrupt: () => void;
  /** Returns everything that the CLI has printed so far. */
  readonly printed: () => string;
  /** A promise that resolves when the CLI has ended, and is rejected if the CLI does not end within the time limit. */
  readonly ended: Promise<CliResult>;
}

/** A resource in a stack's state. */
export interface StackResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A project's contents, and the environment for its CLI. */
export interface ProjectOptions {
  /** The program's source code. */
  readonly program: string;
  /** The program's file name, whose extension determines the programming language. */
  readonly main?: string;
  /** The value of `runtime.options` in the project's Pulumi.yaml. */
  readonly runtimeOptions?: Readonly<Record<string, unknown>>;
  /** The packages that the program can import. */
  readonly packages?: readonly string[];
  /** Environment variables for the CLI and its child processes. They override this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A Pulumi project in a temporary directory, with one stack and its own state. All operations run the real CLI. */
export class PulumiProject {
  /** The project directory. */
  readonly directory: string;
  readonly #home: string;
  /** The functions that kill the CLI commands that are running. */
  readonly #running = new Set<() => Promise<unknown>>();
  /** The environment variables for the CLI and its child processes. */
  readonly environment: Record<string, string>;

  private constructor(home: string, env: Readonly<Record<string, string>>) {
    this.#home = home;
    this.directory = join(home, "project");
    this.environment = {
      ...(process.env as Record<string, string>),
      PULUMI_BACKEND_URL: `file://${join(home, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "contract",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      NO_COLOR: "1",
      ...env,
    };
  }

  /** Writes the project's files and creates its stack. */
  static async create(options: ProjectOptions): Promise<PulumiProject> {
    const {
      program,
      main = "index.js",
      runtimeOptions = {},
      packages = ["@pulumi/pulumi", "@pulumi/command"],
    } = options;
    const project = new PulumiProject(
      realpathSync(mkdtempSync(join(tmpdir(), "contract-"))),
      options.env ?? {},
    );
    return await orRemove(
      async () => {
        mkdirSync(join(project.#home, "state"));
        mkdirSync(project.directory);
        const runtime = { name: "nodejs", options: runtimeOptions };
        project.write("Pulumi.yaml", JSON.stringify({ name: "contract", runtime }));
        project.write("package.json", JSON.stringify({ name: "contract", main }));
        project.write("tsconfig.json", JSON.stringify({ compilerOptions: TSCONFIG }));
        project.write(main, program);
        for (const name of packages) project.#link(name);
        await project.cli("stack", "init", "contract");
        return project;
      },
      () => project.remove(),
    );
  }

  /** Writes a file in the project. */
  write(file: string, content: string): void {
    writeFileSync(join(this.directory, file), content);
  }

  /** Runs the CLI in the project directory, without prompts. */
  async run(...args: readonly string[]): Promise<CliResult> {
    return await this.start(...args).ended;
  }

  /**
   * Runs a CLI command that must succeed. Returns the command's output.
   *
   * @throws Error if the command fails
   */
  async cli(...args: readonly string[]): Promise<string> {
    const { exitCode, output } = await this.run(...args);
    if (exitCode !== 0)
      throw new Error(`pulumi ${args.join(" ")} ended with ${String(exitCode)}:\n${output}`);
    return output;
  }

  /** Runs `pulumi up`. */
  async up(): Promise<string> {
    return await this.cli("up", "--yes", "--skip-preview");
  }

  /** Runs `pulumi destroy`. */
  async destroy(): Promise<string> {
    return await this.cli("destroy", "--yes", "--skip-preview");
  }

  /**
   * Returns the operations that an update would perform. The keys are resource names. The result is empty if the update would change
   * nothing.
   */
  async preview(): Promise<Readonly<Record<string, string>>> {
    const { steps = [] } = JSON.parse(await this.cli("preview", "--json")) as {
      steps?: { op: string; urn: string }[];
    };
    const changes = steps.filter(({ op }) => op !== "same");
    return Object.fromEntries(changes.map(({ op, urn }) => [urn.split("::").at(-1) ?? urn, op]));
  }

  /** Returns the stack outputs, with secrets in plain text. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    return JSON.parse(await this.cli("stack", "output", "--json", "--show-secrets")) as Record<
      string,
      unknown
    >;
  }

  /** Returns the resources in the stack's state, with encrypted secrets. */
  async resources(): Promise<readonly StackResource[]> {
    const state = JSON.parse(await this.cli("stack", "export")) as {
      deployment: { resources?: StackResource[] };
    };
    return state.deployment.resources ?? [];
  }

  /** Starts the CLI without waiting for it to end. */
  start(...args: readonly string[]): RunningCli {
    const output: string[] = [];
    const printed = () => output.join("");
    const child = execFile("pulumi", [...args, "--non-interactive"], {
      cwd: this.directory,
      env: this.environment,
      maxBuffer: Infinity,
    });
    child.stdout?.on("data", (text: string) => output.push(text));
    child.stderr?.on("data", (text: string) => output.push(text));
    const closed = new Promise<CliResult>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ exitCode: code ?? -1, output: printed() });
      });
    });
    const kill = () => {
      child.kill("SIGKILL");
      return closed;
    };
    this.#running.add(kill);
    const failure = () => `pulumi ${args.join(" ")} did not end. It printed:\n${printed()}`;
    return {
      interrupt: () => {
        child.kill("SIGINT");
      },
      printed,
      ended: within(closed, failure, CLI_LIMIT_MS).finally(() => {
        // These calls have no effect if the CLI has ended. Open pipes would keep this process running.
        child.kill("SIGKILL");
        child.stdout?.destroy();
        child.stderr?.destroy();
        this.#running.delete(kill);
      }),
    };
  }

  /**
   * Kills the project's CLI commands, and removes the project, its stack and its state. To also destroy the stack's resources, call
   * {@link destroy} first.
   */
  async remove(): Promise<void> {
    await endAll(...[...this.#running].map((kill) => () => kill()));
    rmSync(this.#home, { recursive: true });
  }

  #link(name: string): void {
    const path = join(this.directory, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(dirname(require.resolve(`${name}/package.json`)), path);
  }
}

const TSCONFIG = {
  strict: true,
  module: "nodenext",
  moduleResolution: "nodenext",
  target: "es2022",
  skipLibCheck: true,
  types: [],
};
