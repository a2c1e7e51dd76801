import { containersConf } from "./podman";

const limits = (
  files: string,
  processes: string,
) => `Limit                     Soft Limit           Hard Limit           Units
Max processes             ${processes}                 ${processes}                processes
Max open files            1024                 ${files}               files
`;

const FOLDERS = { networks: "/n", state: "/s" };

describe("containersConf", () => {
  it("does not exceed the hard limits of this process or the kernel's pid_max", () => {
    expect(containersConf(limits("20000", "96365"), 32768, FOLDERS)).toContain(
      'default_ulimits = ["nofile=20000:20000", "nproc=32768:32768"]',
    );
    expect(containersConf(limits("20000", "9000"), 32768, FOLDERS)).toContain("nproc=9000:9000");
  });

  it("sets the limits that nodes need if this process has no hard limits", () => {
    expect(containersConf(limits("unlimited", "unlimited"), 4_194_304, FOLDERS)).toContain(
      'default_ulimits = ["nofile=1048576:1048576", "nproc=1048576:1048576"]',
    );
  });

  it("sets the runtime, and separate locations for networks, locks and state", () => {
    const text = containersConf(limits("20000", "96365"), 32768, FOLDERS);
    expect(text).toContain('runtime = "runc"');
    expect(text).toContain('network_config_dir = "/n"');
    expect(text).toContain('tmp_dir = "/s"');
    expect(text).toContain('lock_type = "file"');
  });

  it("rejects limits that it cannot parse", () => {
    expect(() => containersConf("", 32768, FOLDERS)).toThrow("Max open files");
  });
});
