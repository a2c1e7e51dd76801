import { pins, type PluginName } from "../pins";
import type { Platform } from "./platform";

/** A file in an official release, and the name of the checksum file that lists it. */
export interface Release {
  /** The release's name in progress lines and in the cache. */
  readonly name: string;
  readonly version: string;
  /** The folder that contains both files, as a path relative to the release host. */
  readonly folder: string;
  readonly asset: string;
  /** The file that contains SHA-256 checksums, in the format of sha256sum. */
  readonly checksums: string;
  /** The type of the release file: a program, a gzipped tar archive to unpack, or a plugin archive that stays packed. */
  readonly content: "program" | "archive" | "plugin";
}

/** The default host for all releases. It can be replaced with a mirror that has the same paths. */
export const RELEASE_HOST = "https://github.com";

/** Returns kind's release, which is a single program (source: its `hack/release/build/cross.sh`). */
export function kindRelease({ os, arch }: Platform): Release {
  const version = pins.kind.version;
  const asset = `kind-${os}-${arch}`;
  return {
    name: "kind",
    version,
    folder: `kubernetes-sigs/kind/releases/download/v${version}`,
    asset,
    checksums: `${asset}.sha256sum`,
    content: "program",
  };
}

/**
 * Returns the Pulumi CLI's release, which is an archive that contains the CLI and its language hosts in a `pulumi` folder (source: its
 * `.goreleaser.yml`).
 */
export function pulumiRelease({ os, arch }: Platform): Release {
  const version = pins.pulumi.version;
  return {
    name: "pulumi",
    version,
    folder: `pulumi/pulumi/releases/download/v${version}`,
    asset: `pulumi-v${version}-${os}-${arch === "amd64" ? "x64" : arch}.tar.gz`,
    checksums: `pulumi-${version}-checksums.txt`,
    content: "archive",
  };
}

/** Returns actionlint's release, which is an archive that contains the program and its documentation (source: its `.goreleaser.yaml`). */
export function actionlintRelease({ os, arch }: Platform): Release {
  const version = pins.actionlint.version;
  return {
    name: "actionlint",
    version,
    folder: `rhysd/actionlint/releases/download/v${version}`,
    asset: `actionlint_${version}_${os}_${arch}.tar.gz`,
    checksums: `actionlint_${version}_checksums.txt`,
    content: "archive",
  };
}

/**
 * Returns a provider plugin's release, which is an archive for `pulumi plugin install --file` (source: the providers' `.goreleaser.yml`).
 */
export function pluginRelease(plugin: PluginName, { os, arch }: Platform): Release {
  const version = pins.plugins[plugin].version;
  return {
    name: `pulumi-${plugin}`,
    version,
    folder: `pulumi/pulumi-${plugin}/releases/download/v${version}`,
    asset: `pulumi-resource-${plugin}-v${version}-${os}-${arch}.tar.gz`,
    checksums: `pulumi-${plugin}_${version}_checksums.txt`,
    content: "plugin",
  };
}
