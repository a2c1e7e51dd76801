import { ownGroup, stopGroup } from "./process-group";

const system = (platform: NodeJS.Platform) => ({ platform, kill: jest.fn(), run: jest.fn() });

it.each(["linux", "darwin"] as const)("sends a signal to the process group on %s", (platform) => {
  const { kill, run } = system(platform);
  stopGroup(7, { platform, kill, run });
  expect(kill.mock.calls).toEqual([[-7, "SIGTERM"]]);
  expect(run).not.toHaveBeenCalled();
  expect(ownGroup({ platform })).toBe(true);
});

it("ends the process tree on Windows, which has no process groups", () => {
  const { kill, run } = system("win32");
  stopGroup(7, { platform: "win32", kill, run });
  expect(run.mock.calls).toEqual([["taskkill", ["/pid", "7", "/t", "/f"]]]);
  expect(kill).not.toHaveBeenCalled();
  expect(ownGroup({ platform: "win32" })).toBe(false);
});

it("ignores the error if the group has already ended, and throws any other error", () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };
  const { run } = system("linux");
  stopGroup(7, { platform: "linux", kill: failing("ESRCH"), run });
  expect(() => {
    stopGroup(7, { platform: "linux", kill: failing("EPERM"), run });
  }).toThrow("EPERM");
});
