import { listOf, parseOptions, UsageError } from "./options";

const benchmarks = [
  { name: "planner", summary: "the planner's speed" },
  { name: "no-op", summary: "previews without changes" },
];
const parse = (...args: string[]) => parseOptions(args, benchmarks, "docs/benchmarks");

/** Returns the error of an invalid command line. */
function problem(...args: string[]): UsageError {
  try {
    parse(...args);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`${args.join(" ")} is valid`);
}

it("needs no argument", () => {
  expect(parse()).toEqual({ name: undefined, rounds: 5, large: false, output: "docs/benchmarks" });
});

it("reads a name and all options", () => {
  const args = ["no-op", "--rounds", "3", "--apps", "1,20", "--large", "--output", "elsewhere"];
  const options = { rounds: 3, apps: [1, 20], large: true, output: "elsewhere" };
  expect(parse(...args)).toEqual({ name: "no-op", ...options });
});

it("rejects an unknown name and lists the known names", () => {
  const { message, exitCode } = problem("first-anwser");
  expect(message).toContain("planner, no-op");
  expect(exitCode).toBe(2);
});

it.each([
  ["--rounds", "0"],
  ["--rounds", "many"],
  ["--rounds", "1.5"],
  ["--apps", "1,,10"],
  ["--apps", "-1"],
  ["--fast"],
])("rejects %s %s", (...args) => {
  expect(problem("no-op", ...args).exitCode).toBe(2);
});

it("rejects a second name", () => {
  expect(problem("planner", "no-op").exitCode).toBe(2);
});

it("prints the list of benchmarks in the help text", () => {
  const { message, exitCode } = problem("--help");
  expect(message).toContain(listOf(benchmarks));
  expect(exitCode).toBe(0);
});
