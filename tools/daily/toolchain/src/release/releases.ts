import { pins, type PluginName } from "../pins";
import type { Platform } from "./platform";

/** A file of an official release, and the name of the file that contains its checksum. */
export interface Release {
  /** The name of the release in progress lines and in the cache. */
  readonly name: string;
  readonly version: string;
  /** The folder of both files: a path relative to the release host. */
  readonly folder: string;
  readonly asset: string;
  /** The file that contains SHA-256 checksums, in the format of sha256sum. */
  readonly checksums: string;
  /** The type of the release file: a program, a gzipped tar archive to unpack, or a plugin archive that stays packed. */
  readonly content: "program" | "archive" | "plugin";
}

/** The host of all releases. You can replace it with a mirror that has the same paths. */
export const RELEASE_HOST = "https://github.com";

/** Returns the release of kind, which is a single program (source: its `hack/release/build/cross.sh`). */
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
 * Returns the release of the Pulumi CLI. It is an archive with the CLI and its language hosts in a folder `pulumi` (source: its
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

/** Returns the release of actionlint. It is an archive with the program and its documentation (source: its `.goreleaser.yaml`). */
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
 * Returns the release of a provider plugin. It is an archive for `pulumi plugin install --file` (source: the providers' `.goreleaser.yml`).
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
