import { access, mkdir, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { run } from "../run";

/** The contents of this machine's apt source files, by file name. */
export async function aptSourceFiles(): Promise<Record<string, string>> {
  const directory = "/etc/apt/sources.list.d";
  const listed = await readdir(directory).catch(absent<string[]>([]));
  const paths = ["/etc/apt/sources.list", ...listed.map((name) => join(directory, name))].filter((path) =>
    /\.(list|sources)$/.test(path),
  );
  const files = await Promise.all(
    paths.map(async (path) => [basename(path), await readFile(path, "utf8").catch(absent(""))] as const),
  );
  return Object.fromEntries(files);
}

/**
 * Provides mmdebstrap. It is the program on PATH. Otherwise Debian's package is unpacked, without an installation.
 *
 * @param dir - The folder for the unpacked package.
 * @returns The path of the program.
 * @throws Error if the system is not Debian or the user is not root. mmdebstrap creates files with several owners.
 */
export async function mmdebstrap(dir: string): Promise<string> {
  if (process.getuid?.() !== 0) {
    throw new Error(
      "Only root can build the node's root file system, because its files have several owners.",
    );
  }
  for (const folder of (process.env["PATH"] ?? "").split(":").filter(Boolean)) {
    const path = join(folder, "mmdebstrap");
    if (await access(path).then(() => true, absent(false))) return path;
  }
  await mkdir(dir, { recursive: true });
  await download(dir).catch(async () => {
    // The package lists may be missing or outdated.
    await run("apt-get", ["--quiet", "--option=DPkg::Lock::Timeout=300", "update"]);
    await download(dir);
  });
  const deb = (await readdir(dir)).find((name) => name.endsWith(".deb"));
  await run("dpkg-deb", ["--extract", join(dir, deb ?? "mmdebstrap.deb"), dir]);
  return join(dir, "usr", "bin", "mmdebstrap");
}

async function download(dir: string): Promise<void> {
  await run("apt-get", ["--quiet", "--option=APT::Sandbox::User=root", "download", "mmdebstrap"], {
    cwd: dir,
  });
}

function absent<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return value;
    throw error;
  };
}
