import { run } from "@kind-berth/driver";
import { version } from "../package.json";
import { driverSteps } from "../test/fixtures/driver-steps";
import { runBerth } from "../test/fixtures/run-berth";

jest.mock<object>("@kind-berth/driver", () => ({
  ...jest.requireActual<object>("@kind-berth/driver"),
  run: jest.fn(),
}));

it.each(driverSteps)("runs the driver's step `%s`", async (step) => {
  jest.mocked(run).mockReset().mockResolvedValue(undefined);
  expect(await runBerth(step.split(" "))).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(jest.mocked(run).mock.calls).toEqual([[step]]);
});

it("prints its version", async () => {
  expect((await runBerth(["--version"])).stdout).toBe(`${version}\n`);
});

it("describes every command in its help", async () => {
  const { stdout } = await runBerth(["--help"]);
  expect(stdout).toMatch(/^Usage: berth [^\n]*\n\nImport kind configs and draw clusters\. /);
  for (const command of ["cluster", "app", "diagram", "import", "explain"])
    expect(stdout).toMatch(new RegExp(`^ {2}${command} .*[a-z]{4}`, "m"));
});

it.each([
  ["cluster", /create [^]*ready [^]*update [^]*delete [^]*kubeconfig [^]*observe /],
  ["app", /verify /],
])("describes the subcommands of `berth %s`", async (command, described) => {
  expect((await runBerth([command, "--help"])).stdout).toMatch(described);
});
