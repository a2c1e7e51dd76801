// Targets that fail in each way that the fuzzer must report. Each target fails for some inputs only.
const fc = require("fast-check");
const { BerthError } = require("@kind-berth/topology");
const { CaseError } = require("../dist/runner/failure.js");
const { commandProblems } = require("../dist/check/command-result.js");

const inputs = fc.nat(1_000);
const finding = { code: "HOST_PORT_TAKEN", path: "a", rule: "so it is", remedy: "Change it." };
const broken = (name, isAffected, fail) => ({
  name,
  share: 1,
  inputs,
  run: (input) => (isAffected(input) ? fail(input) : undefined),
});
const refused = (name, changes) =>
  broken(
    name,
    (input) => input >= 10,
    () => {
      throw new BerthError("cluster", [{ ...finding, ...changes }]);
    },
  );
const command = (name, result) =>
  broken(
    name,
    (input) => input >= 10,
    () => {
      const problems = commandProblems(result);
      if (problems.length > 0) throw new CaseError("result", problems.join("\n"));
    },
  );

exports.targets = [
  refused("sound", {}),
  broken(
    "crash",
    (input) => input >= 10,
    (input) => JSON.parse(`{${input}`),
  ),
  broken(
    "stack-overflow",
    (input) => input >= 10,
    function recurse(input) {
      return recurse(input + 1) + 1;
    },
  ),
  broken(
    "exit",
    (input) => input >= 10,
    () => process.exit(3),
  ),
  broken(
    "hang",
    (input) => input >= 10,
    () => {
      for (;;);
    },
  ),
  broken(
    "unfinished",
    (input) => input >= 10,
    () => new Promise(() => undefined),
  ),
  broken(
    "memory",
    (input) => input >= 10,
    () => {
      const kept = [];
      for (;;) kept.push(new Array(1_000_000).fill({}));
    },
  ),
  refused("no-fix", { remedy: "" }),
  refused("no-path", { path: " " }),
  refused("no-reason", { rule: "" }),
  refused("unknown-code", { code: "HOST_PORT_OPEN", remedy: "Change it." }),
  command("wrong-status", { status: 2, stderr: "wrong\n" }),
  command("silent", { status: 1, stderr: "" }),
  command("stack-trace", { status: 1, stderr: "Error\n    at run (/berth/main.js:1:2)\n" }),
  command("control-character", { status: 1, stderr: "\u001b[2J\n" }),
];
