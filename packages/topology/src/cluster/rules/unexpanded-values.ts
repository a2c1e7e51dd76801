import type { Finding } from "../../findings/finding";
import { placeholderIn } from "../../model/placeholder";
import type { MountArgs } from "../kind-args";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Finds paths and patches with a placeholder, such as `~`, `$HOME` or `{{ .Values.path }}`. kind uses the text as it is. The findings are
 * warnings, because kind creates the cluster.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go
 */
export function checkUnexpandedValues(cluster: CheckedCluster): Finding[] {
  return [
    ...cluster.nodes.flatMap(({ path, node }) => checkMounts(path, node.extraMounts ?? [])),
    ...checkPatches("", cluster),
    ...cluster.nodes.flatMap(({ path, node }) => checkPatches(`${path}.`, node)),
  ];
}

function checkMounts(node: string, mounts: readonly MountArgs[]): Finding[] {
  return mounts.flatMap((mount, index) =>
    (["hostPath", "containerPath"] as const).flatMap((key): Finding[] => {
      const placeholder =
        placeholderIn(mount[key]) ?? (key === "hostPath" ? inShell.exec(mount[key])?.[0] : undefined);
      if (placeholder === undefined) return [];
      return [
        {
          code: "MOUNT_PATH_UNEXPANDED",
          path: `${node}.extraMounts[${index}].${key}`,
          value: mount[key],
          rule: `kind does not expand \`${placeholder}\`, and ${key === "hostPath" ? described(mount) : "uses the path as it is"}`,
          remedy:
            "Write the path itself. In a program, build the path with `os.homedir()` or `process.cwd()`.",
        },
      ];
    }),
  );
}

/** Matches a home folder at the start of a path, and a variable in the syntax of Windows. */
const inShell = /^~(?=[/\\]|$)|%[A-Za-z_][A-Za-z0-9_]*%/;

function described({ hostPath }: MountArgs): string {
  const isAbsolute = hostPath.startsWith("/") || /^[A-Za-z]:[/\\]/.test(hostPath);
  return isAbsolute
    ? "mounts a folder with exactly this name, usually an empty new one"
    : `mounts \`<working directory>/${hostPath}\`, usually an empty new folder`;
}

type Patches = Pick<
  CheckedCluster,
  | "kubeadmConfigPatches"
  | "kubeadmConfigPatchesJSON6902"
  | "containerdConfigPatches"
  | "containerdConfigPatchesJSON6902"
>;

function checkPatches(base: string, args: Patches): Finding[] {
  return patchTexts(args).flatMap(([path, text]): Finding[] => {
    const placeholder = placeholderIn(text);
    // In a patch, a dollar sign without braces can have a meaning of its own.
    if (!placeholder?.endsWith("}")) return [];
    return [
      {
        code: "PATCH_UNEXPANDED",
        path: `${base}${path}`,
        rule: `the patch contains \`${placeholder}\`, which kind does not expand`,
        remedy: "If this is a placeholder, write its value.",
      },
    ];
  });
}

function patchTexts(args: Patches): [path: string, text: string][] {
  const keys = [
    "kubeadmConfigPatches",
    "containerdConfigPatches",
    "containerdConfigPatchesJSON6902",
  ] as const;
  return [
    ...keys.flatMap((key) =>
      (args[key] ?? []).map((text, index): [string, string] => [`${key}[${index}]`, text]),
    ),
    ...(args.kubeadmConfigPatchesJSON6902 ?? []).map(({ patch }, index): [string, string] => [
      `kubeadmConfigPatchesJSON6902[${index}].patch`,
      patch,
    ]),
  ];
}
