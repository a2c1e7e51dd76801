import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { go } from "../go/go-command";
import { run } from "../run";
import { debianArchives, SUITE, suiteSources } from "./apt-sources";
import { aptSourceFiles, mmdebstrap } from "./mmdebstrap";

/** The folder of the scripts that make a Debian tree kind's base image. */
export const ROOTFS_SCRIPTS = join(__dirname, "..", "..", "rootfs");

/** The Go module whose files are kind's own base image. */
export const KIND = "sigs.k8s.io/kind";

/** What kind's base image installs, less the storage clients, and what it builds and Debian has: runc, the CNI plugins. */
const PACKAGES = [
  "bash",
  "ca-certificates",
  "conntrack",
  "containernetworking-plugins",
  "curl",
  "ethtool",
  "iproute2",
  "iptables",
  "jq",
  "kmod",
  "libseccomp2",
  "mount",
  "nftables",
  "pigz",
  "procps",
  "runc",
  "systemd",
  "util-linux",
];

/**
 * Makes the node's root file system, Debian packages and kind's own base files, as `rootfs.tar`; beside it
 * `network-tools.tar`, the base of kube-proxy's image, and the two files of it that other images need.
 *
 * @param dir - Where these files go.
 */
export async function buildRootfs(dir: string): Promise<void> {
  const work = join(dir, ".work");
  await mkdir(work);
  const sources = join(work, "sources.list");
  await writeFile(sources, suiteSources(debianArchives(await aptSourceFiles())));
  const program = await mmdebstrap(join(work, "mmdebstrap"));
  const script = (name: string, ...args: string[]): string =>
    `--customize-hook=sh ${quoted(join(ROOTFS_SCRIPTS, name))} "$1" ${args.map(quoted).join(" ")}`;
  const copyOut = (path: string, to: string): string =>
    `--customize-hook=cp "$1"${quoted(path)} ${quoted(join(dir, to))}`;
  await run(
    // mmdebstrap mounts /proc and the like in the tree. In namespaces of its own these mounts are gone, and all that it
    // started has ended, the moment it has: killed at any time, it leaves a folder that can be removed.
    "unshare",
    [
      "--mount",
      "--pid",
      "--mount-proc",
      "--fork",
      "--kill-child",
      "--",
      program,
      "--quiet",
      "--mode=root",
      "--variant=minbase",
      "--format=tar",
      `--include=${PACKAGES.join(",")}`,
      '--aptopt=Acquire::Languages "none"',
      '--aptopt=APT::Install-Recommends "false"',
      "--dpkgopt=force-unsafe-io",
      "--dpkgopt=path-exclude=/usr/share/man/*",
      "--dpkgopt=path-exclude=/usr/share/locale/*",
      "--dpkgopt=path-exclude=/usr/share/doc/*",
      "--dpkgopt=path-include=/usr/share/doc/*/copyright",
      script("base-image.sh", await kindBaseFiles()),
      script("network-tools.sh", join(dir, "network-tools.tar")),
      copyOut("/etc/ssl/certs/ca-certificates.crt", "ca-certificates.crt"),
      copyOut("/etc/containerd/config.toml", "containerd-config.toml"),
      SUITE,
      join(dir, "rootfs.tar"),
      sources,
    ],
    {
      env: {
        ...process.env,
        PATH: `${dirname(program)}:${process.env["PATH"] ?? ""}`, // it calls a program of its own package
        SOURCE_DATE_EPOCH: "0",
        TMPDIR: work, // what a killed run leaves there is cleared with the part
      },
    },
  );
  await rm(work, { recursive: true });
}

/** The files of kind's base image, in its Go module. */
async function kindBaseFiles(): Promise<string> {
  await go(["mod", "download", KIND]);
  const directory = (await go(["list", "-m", "-f", "{{.Dir}}", KIND])).trim();
  return join(directory, "images", "base", "files");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
