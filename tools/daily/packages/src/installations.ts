/** A package manager with which the tests install the packages. */
export type Manager = "npm" | "pnpm" | "yarn";

/** A new project that installs all published packages. Its programs use the packages both as CommonJS and as ES modules. */
export interface Installation {
  readonly manager: Manager;
  /** The TypeScript version that compiles the programs. */
  readonly typescript: string;
  /** The Node.js versions on which the programs run. */
  readonly nodes: readonly string[];
}

const typescript = { five: "5.9.3", six: "6.0.3" };
const node = { line22: "22.23.3", line24: "24.21.0" };

const managers: readonly Manager[] = ["npm", "pnpm", "yarn"];

/** The installations that `npm test` tests. */
const byDay: readonly Installation[] = [
  { manager: "npm", typescript: typescript.six, nodes: [node.line24] },
  { manager: "pnpm", typescript: typescript.five, nodes: [node.line22] },
];

/** All combinations of package managers, TypeScript versions and Node.js versions, for `npm run nightly`. */
const byNight = managers.flatMap((manager) =>
  Object.values(typescript).map((version): Installation => ({
    manager,
    typescript: version,
    nodes: Object.values(node),
  })),
);

/** The installations to test. These are all combinations if the environment variable `BERTH_PACKAGES` is `all`. */
export const installations = process.env["BERTH_PACKAGES"] === "all" ? byNight : byDay;
