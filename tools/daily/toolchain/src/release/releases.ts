import { pins, type PluginName } from "../pins";
import { pinnedChecksums } from "./pinned-checksums";
import { type Platform, platforms } from "./platform";

/** A file in an official release, with the checksum that this repository pins. */
export interface Release {
  /** The release's name in progress lines and in the cache. */
  readonly name: string;
  readonly version: string;
  /** The folder that contains the file, as a path relative to the release host. */
  readonly folder: string;
  readonly asset: string;
  /**
   * The SHA-256 checksum of the file, in lowercase hexadecimal digits. `undefined` if this repository does not pin a checksum. The file is
   * then not downloaded.
   */
  readonly sha256: string | undefined;
  /**
   * The name of the file that lists the publisher's checksums in sha256sum format. It is in the release's folder. Only `npm run toolchain -- checksums` reads
   * this file.
   */
  readonly checksums: string;
  /** The type of the release file: a program, a gzipped tar archive to unpack, or a plugin archive that stays packed. */
  readonly content: "program" | "archive" | "plugin";
}

/** The default host for all releases. It can be replaced with a mirror that has the same paths. */
export const RELEASE_HOST = "https://github.com";

/** Returns all releases that the toolchain can download, for all platforms. */
export function allReleases(): Release[] {
  const plugins = Object.keys(pins.plugins) as PluginName[];
  return platforms.flatMap((platform) => [
    kindRelease(platform),
    pulumiRelease(platform),
    actionlintRelease(platform),
    ...plugins.map((plugin) => pluginRelease(plugin, platform)),
  ]);
}

/** Returns kind's release, which is a single program (source: its `hack/release/build/cross.sh`). */
export function kindRelease({ os, arch }: Platform): Release {
  const version = pins.kind.version;
  const asset = `kind-${os}-${arch}`;
  return withChecksum({
    name: "kind",
    version,
    folder: `kubernetes-sigs/kind/releases/download/v${version}`,
    asset,
    checksums: `${asset}.sha256sum`,
    content: "program",
  });
}

/**
 * Returns the Pulumi CLI's release, which is an archive that contains the CLI and its language hosts in a `pulumi` folder (source: its
 * `.goreleaser.yml`).
 */
export function pulumiRelease({ os, arch }: Platform): Release {
  const version = pins.pulumi.version;
  return withChecksum({
    name: "pulumi",
    version,
    folder: `pulumi/pulumi/releases/download/v${version}`,
    asset: `pulumi-v${version}-${os}-${arch === "amd64" ? "x64" : arch}.tar.gz`,
    checksums: `pulumi-${version}-checksums.txt`,
    content: "archive",
  });
}

/** Returns actionlint's release, which is an archive that contains the program and its documentation (source: its `.goreleaser.yaml`). */
export function actionlintRelease({ os, arch }: Platform): Release {
  const version = pins.actionlint.version;
  return withChecksum({
    name: "actionlint",
    version,
    folder: `rhysd/actionlint/releases/download/v${version}`,
    asset: `actionlint_${version}_${os}_${arch}.tar.gz`,
    checksums: `actionlint_${version}_checksums.txt`,
    content: "archive",
  });
}

/**
 * Returns a provider plugin's release, which is an archive for `pulumi plugin install --file` (source: the providers' `.goreleaser.yml`).
 */
export function pluginRelease(plugin: PluginName, { os, arch }: Platform): Release {
  const version = pins.plugins[plugin].version;
  return withChecksum({
    name: `pulumi-${plugin}`,
    version,
    folder: `pulumi/pulumi-${plugin}/releases/download/v${version}`,
    asset: `pulumi-resource-${plugin}-v${version}-${os}-${arch}.tar.gz`,
    checksums: `pulumi-${plugin}_${version}_checksums.txt`,
    content: "plugin",
  });
}

function withChecksum(release: Omit<Release, "sha256">): Release {
  return { ...release, sha256: pinnedChecksums[`${release.folder}/${release.asset}`] };
}
