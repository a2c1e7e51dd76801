import { valueAt } from "../../findings/value-at";
import type { KindArgs } from "../kind-args";
import { applyJsonPatch } from "../kubeadm/json-patch";
import { applyMergePatch } from "../kubeadm/merge-patch";
import { isObject, readJsonPatch, readToml, type PlainObject } from "../kubeadm/patch-texts";

/** A registry setting in containerd's config, and the patch that sets it. */
export interface RegistrySetting<Value> {
  /** The patch's path in the arguments, such as `containerdConfigPatches[0]`. */
  readonly path: string;
  readonly value: Value;
}

/** The registry settings that the containerd patches set. A setting is omitted if no patch sets it. */
export interface RegistrySettings {
  /** The mirrors by registry host. */
  readonly mirrors?: RegistrySetting<PlainObject>;
  /** The credentials and TLS settings by registry host. */
  readonly configs?: RegistrySetting<PlainObject>;
  /** The folders with a folder for each registry host, separated by colons. */
  readonly configPath?: RegistrySetting<string>;
}

/**
 * The containerd plugins that can have registry settings. containerd 2 copies the settings of the first plugin over those of the second.
 *
 * @see https://github.com/containerd/containerd/blob/v2.3.4/plugins/cri/images/plugin.go
 */
const plugins = ["io.containerd.grpc.v1.cri", "io.containerd.cri.v1.images"];

/**
 * The part of the node image's config that patches can refer to. The config has no registry settings.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.32.0/images/base/files/etc/containerd/config.toml
 */
const imagesConfig: PlainObject = { version: 2, plugins: { "io.containerd.grpc.v1.cri": {} } };

/** Determines the registry settings in containerd's config after kind has applied all patches. Ignores patches that cannot be
 * applied. */
export function registrySettings(args: KindArgs): RegistrySettings {
  const steps = configsAfter(args).map(({ path, config }) => ({ path, registry: registryOf(config) }));
  const setting = <Value>(key: string, isSet: (value: unknown) => value is Value) => {
    const unset = steps.findLastIndex(({ registry }) => !isSet(valueAt(registry, key)));
    const setBy = steps[unset + 1];
    const value = valueAt(steps.at(-1)?.registry, key);
    return setBy === undefined || !isSet(value) ? undefined : { path: setBy.path, value };
  };
  const [mirrors, configs, configPath] = [
    setting("mirrors", isTable),
    setting("configs", isTable),
    setting("config_path", isText),
  ];
  return {
    ...(mirrors === undefined ? {} : { mirrors }),
    ...(configs === undefined ? {} : { configs }),
    ...(configPath === undefined ? {} : { configPath }),
  };
}

/** Returns the config after each patch. kind applies all merge patches before the JSON patches. */
function configsAfter({
  containerdConfigPatches = [],
  containerdConfigPatchesJSON6902 = [],
}: KindArgs): { readonly path: string; readonly config: PlainObject }[] {
  let config = imagesConfig;
  const merged = containerdConfigPatches.map((text, index) => {
    const read = readToml(text);
    if ("value" in read && appliesToVersion2(read.value)) config = applyMergePatch(config, read.value);
    return { path: `containerdConfigPatches[${index}]`, config };
  });
  const patched = containerdConfigPatchesJSON6902.map((text, index) => {
    const read = readJsonPatch(text);
    const applied = "value" in read ? applyJsonPatch(config, read.value) : read;
    if ("value" in applied) config = applied.value;
    return { path: `containerdConfigPatchesJSON6902[${index}]`, config };
  });
  return [...merged, ...patched];
}

/**
 * Whether kind applies a merge patch to the config of its node images, which has version 2. kind skips patches for another version.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.32.0/pkg/internal/patch/toml.go
 */
function appliesToVersion2({ version }: PlainObject): boolean {
  return version === undefined || version === 0n || version === 2n;
}

function registryOf(config: PlainObject): unknown {
  return plugins
    .map((plugin) => valueAt(valueAt(config["plugins"], plugin), "registry"))
    .find((registry) => registry !== undefined);
}

function isTable(value: unknown): value is PlainObject {
  return isObject(value) && Object.keys(value).length > 0;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
