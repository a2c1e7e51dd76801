import { pins, type PluginName } from "../pins";
import type { Platform } from "./platform";

/** One file of an official release, and the file beside it that says what its checksum is. */
export interface Release {
  /** What it is called in progress lines and in the cache. */
  readonly name: string;
  readonly version: string;
  /** Folder of both files, below the release host. */
  readonly folder: string;
  readonly asset: string;
  /** File of SHA-256 checksums, as sha256sum writes it. */
  readonly checksums: string;
  /** What is in the asset: the program itself, or a gzipped tar archive to unpack, or one to leave as it is. */
  readonly content: "program" | "archive" | "plugin";
}

/** The host of all releases used here; a mirror of it with the same paths can stand in. */
export const RELEASE_HOST = "https://github.com";

/** kind, a single program (source: its `hack/release/build/cross.sh`). */
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

/** The pulumi CLI with its language hosts, in a folder `pulumi` (source: its `.goreleaser.yml`). */
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

/** A provider plugin, as `pulumi plugin install --file` takes it (source: the providers' `.goreleaser.yml`). */
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
