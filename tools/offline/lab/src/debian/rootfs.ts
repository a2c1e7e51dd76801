import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { go } from "../go/go-command";
import { run } from "../run";
import { debianArchives, SUITE, suiteSources } from "./apt-sources";
import { aptSourceFiles, mmdebstrap } from "./mmdebstrap";

/** The folder of the scripts that turn a Debian tree into kind's base image. */
export const ROOTFS_SCRIPTS = join(__dirname, "..", "..", "rootfs");

/** The Go module that contains the files of kind's base image. */
export const KIND = "sigs.k8s.io/kind";

/** The packages of kind's base image, without the storage clients. runc and the CNI plugins come from Debian; kind builds them. */
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
 * Builds the node's root file system from Debian packages and kind's base files, as `rootfs.tar`. Also creates `network-tools.tar`, the
 * base of kube-proxy's image, and two files of the root file system that other images need.
 *
 * @param dir - The folder for these files.
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
    // mmdebstrap mounts /proc and other file systems in the tree. In separate namespaces, its mounts and processes end together with it. If
    // it is killed, it leaves only a folder that can be removed.
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
        PATH: `${dirname(program)}:${process.env["PATH"] ?? ""}`, // mmdebstrap calls a program of its own package
        SOURCE_DATE_EPOCH: "0",
        TMPDIR: work, // leftovers of a killed run are removed together with the part
      },
    },
  );
  await rm(work, { recursive: true });
}

/** The folder with the files of kind's base image, in kind's Go module. */
async function kindBaseFiles(): Promise<string> {
  await go(["mod", "download", KIND]);
  const directory = (await go(["list", "-m", "-f", "{{.Dir}}", KIND])).trim();
  return join(directory, "images", "base", "files");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
