import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { installEnginePackages, whyNotInstallable } from "./debian-packages";

describe("whyNotInstallable", () => {
  it.each([
    ["Debian", 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', 0, undefined],
    ["Ubuntu", 'ID=ubuntu\nID_LIKE="debian"\n', 0, undefined],
    ["Debian, not as root", "ID=debian\n", 1000, "the user is not root"],
    ["Fedora", 'ID=fedora\nHOME_URL="https://debian.example"\n', 0, "this machine does not run Debian"],
    ["macOS", undefined, 501, "this machine does not run Debian"],
  ])("decides whether packages can be installed on %s", (_, osRelease, userId, reason) => {
    expect(whyNotInstallable(osRelease, userId)).toBe(reason);
  });
});

describe("installEnginePackages", () => {
  let home: CacheHome;
  let log: string;

  beforeEach(() => {
    home = makeCacheHome();
    log = join(home.folder, "apt.log");
    appendFileSync(log, "");
    // Removes this machine's docker from PATH, because the test result must not depend on whether docker is installed.
    home.set("PATH", join(home.folder, "bin"));
  });
  afterEach(() => {
    home.remove();
  });

  /**
   * Creates fake programs. The fake dpkg-query reports all packages as installed except the given ones. The fake apt-get runs the given
   * shell script.
   */
  function debian(missing: string, aptGet: string): void {
    writePrograms(join(home.folder, "bin"), {
      "dpkg-query": `shift 3; for p in "$@"; do case " ${missing} " in *" $p "*) ;; *) echo "$p installed" ;; esac; done`,
      "apt-get": `echo "$DEBIAN_FRONTEND $*" >> ${log}\n${aptGet}`,
    });
  }
  const calls = () => readFileSync(log, "utf8").split("\n").filter(Boolean);

  it("installs only the missing packages, without prompts", async () => {
    debian("netavark aardvark-dns", "exit 0");
    expect(await installEnginePackages("podman", () => undefined)).toEqual(["netavark", "aardvark-dns"]);
    expect(calls()).toEqual([
      "noninteractive -y -q -o DPkg::Lock::Timeout=300 install --no-install-recommends netavark aardvark-dns",
    ]);
  });

  it("installs nothing if all packages are installed", async () => {
    debian("", "exit 1");
    expect(await installEnginePackages("docker", () => undefined)).toEqual([]);
    expect(calls()).toEqual([]);
  });

  it("updates the package lists and retries if the first attempt fails", async () => {
    debian("podman", `case "$*" in *update*) : > ${log}.updated ;; *) test -e ${log}.updated ;; esac`);
    expect(await installEnginePackages("podman", () => undefined)).toEqual(["podman"]);
    expect(calls().map((call) => call.split(" ")[5])).toEqual(["install", "update", "install"]);
  });

  it("also installs docker-cli if the Docker client is in a separate package", async () => {
    debian("docker.io", "exit 0");
    expect(await installEnginePackages("docker", () => undefined)).toEqual(["docker.io", "docker-cli"]);
    writePrograms(join(home.folder, "bin"), { docker: "exit 0" });
    expect(await installEnginePackages("docker", () => undefined)).toEqual(["docker.io"]);
  });

  it("reports the error from apt-get if the installation fails", async () => {
    debian("docker.io", "echo 'E: Unable to locate package docker.io' >&2; exit 100");
    await expect(installEnginePackages("docker", () => undefined)).rejects.toMatchObject({
      code: "PACKAGES_NOT_INSTALLED",
      message: expect.stringContaining("E: Unable to locate package docker.io") as string,
    });
  });
});
