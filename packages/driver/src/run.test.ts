import { run } from "./run";

const errors = jest.spyOn(process.stderr, "write");

beforeEach(() => {
  errors.mockReset().mockReturnValue(true);
});

afterEach(() => {
  process.exitCode = undefined;
});

it.each(["cluster repair", "toString", ""])("rejects %j and lists the known commands", async (command) => {
  await run(command);
  const [[said] = []] = errors.mock.calls;
  expect(said).toMatch(/cluster create, cluster ready, cluster update.*\[DRIVER_COMMAND_UNKNOWN\]\n$/su);
  expect(process.exitCode).toBe(1);
});
