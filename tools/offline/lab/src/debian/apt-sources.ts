/** The Debian release of the node's root file system. It is the last release whose systemd runs on cgroup v1. */
export const SUITE = "bookworm";

/** A Debian archive in this machine's apt configuration. */
export interface DebianArchive {
  /** The URI in apt's format, for example `http://deb.example/debian` or `mirror+file:/etc/apt/mirrors/debian.list`. */
  uri: string;
  /** The part of the release: the main archive (`""`), `-updates` or `-security`. */
  pocket: "" | "-updates" | "-security";
}

/** One entry of an apt source file, in either format. */
interface Source {
  types: string[];
  uris: string[];
  suites: string[];
  components: string[];
  signedBy: string;
  enabled: boolean;
}

/**
 * Finds the Debian archives in a machine's apt sources.
 *
 * Archives that are not Debian's are omitted: archives with a different signing key, and archives without the component `main`.
 *
 * @param files - The contents of apt's source files by file name. `.sources` is the deb822 format, `.list` the one-line format.
 */
export function debianArchives(files: Readonly<Record<string, string>>): DebianArchive[] {
  const sources = Object.entries(files).flatMap(([name, text]) =>
    name.endsWith(".sources") ? deb822Sources(text) : oneLineSources(text),
  );
  const archives = sources
    .filter(isDebian)
    .flatMap(({ uris, suites }) =>
      uris.flatMap((uri) => suites.map((suite): DebianArchive => ({ uri, pocket: pocketOf(suite) }))),
    );
  return [...new Map(archives.map((archive) => [`${archive.uri} ${archive.pocket}`, archive])).values()];
}

/**
 * Creates apt sources for the node's release from this machine's archives, which may be for another release.
 *
 * @throws Error if none of the archives is Debian's.
 */
export function suiteSources(archives: readonly DebianArchive[]): string {
  if (!archives.some(({ pocket }) => pocket === "")) {
    throw new Error(
      "The node's root file system consists of Debian packages, but apt on this machine has no Debian archive. " +
        "Build it on Debian, or add a Debian archive that debian-archive-keyring signs to /etc/apt/sources.list.d.",
    );
  }
  return archives
    .map(
      ({ uri, pocket }) =>
        `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${uri} ${SUITE}${pocket} main\n`,
    )
    .join("");
}

function isDebian({ types, components, signedBy, enabled }: Source): boolean {
  return (
    enabled &&
    types.includes("deb") &&
    components.includes("main") &&
    (signedBy === "" || signedBy.includes("debian-archive"))
  );
}

function pocketOf(suite: string): DebianArchive["pocket"] {
  if (/[-/]security$/.test(suite)) return "-security";
  return suite.endsWith("-updates") ? "-updates" : "";
}

function deb822Sources(text: string): Source[] {
  return text
    .split(/\n\s*\n/)
    .map((stanza) => {
      const fields = new Map(
        [...stanza.matchAll(/^([A-Za-z-]+):[ \t]*(.*(?:\n[ \t]+.*)*)/gm)].map(([, name = "", value = ""]) => [
          name.toLowerCase(),
          value.trim(),
        ]),
      );
      const words = (name: string): string[] => (fields.get(name) ?? "").split(/\s+/).filter(Boolean);
      return {
        types: words("types"),
        uris: words("uris"),
        suites: words("suites"),
        components: words("components"),
        signedBy: fields.get("signed-by") ?? "",
        enabled: fields.get("enabled") !== "no",
      };
    })
    .filter(({ types }) => types.length > 0);
}

function oneLineSources(text: string): Source[] {
  return [...text.matchAll(/^[ \t]*(deb)[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)[ \t]+([^#\n]+)/gm)].map(
    ([, type = "", options = "", uri = "", suite = "", components = ""]) => ({
      types: [type],
      uris: [uri],
      suites: [suite],
      components: components.trim().split(/\s+/),
      signedBy: /(?:^|\s)signed-by=(\S+)/.exec(options)?.[1] ?? "",
      enabled: true,
    }),
  );
}
