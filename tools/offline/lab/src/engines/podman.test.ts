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
  it("stays within the hard limits of this process and the kernel's pid_max", () => {
    expect(containersConf(limits("20000", "96365"), 32768, FOLDERS)).toContain(
      'default_ulimits = ["nofile=20000:20000", "nproc=32768:32768"]',
    );
    expect(containersConf(limits("20000", "9000"), 32768, FOLDERS)).toContain("nproc=9000:9000");
  });

  it("asks for no more than nodes need where there is no limit", () => {
    expect(containersConf(limits("unlimited", "unlimited"), 4_194_304, FOLDERS)).toContain(
      'default_ulimits = ["nofile=1048576:1048576", "nproc=1048576:1048576"]',
    );
  });

  it("names the runtime, and places of its own for networks, locks and state", () => {
    const text = containersConf(limits("20000", "96365"), 32768, FOLDERS);
    expect(text).toContain('runtime = "runc"');
    expect(text).toContain('network_config_dir = "/n"');
    expect(text).toContain('tmp_dir = "/s"');
    expect(text).toContain('lock_type = "file"');
  });

  it("refuses limits it can't read", () => {
    expect(() => containersConf("", 32768, FOLDERS)).toThrow("Max open files");
  });
});
