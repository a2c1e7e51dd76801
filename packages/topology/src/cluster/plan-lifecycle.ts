import { z } from "zod";
import type { Finding } from "../findings/finding";
import { EngineName } from "../model/engine-name";
import type { ClusterPlan, RegistryPlan } from "./cluster-plan";
import { omitUndefined } from "../model/omit-undefined";
import { isImageReference } from "./image-reference";
import { planTimeouts, timeoutsShape } from "./plan-timeouts";
import { isVersion, pinnedVersions } from "./pinned-node-images";

const registryShape = z.union([
  z.boolean(),
  z.strictObject({ name: z.string().optional(), hostPort: z.number().optional() }),
]);

/** The shapes of the fields in {@link LifecycleArgs}, and of Pulumi's `customTimeouts`. */
export const lifecycleFields = {
  engine: z.enum(EngineName).optional(),
  kubernetesVersion: z.string().optional(),
  image: z.string().optional(),
  loadImages: z.array(z.string()).optional(),
  registry: registryShape.optional(),
  adopt: z.boolean().optional(),
  customTimeouts: timeoutsShape.optional(),
};
type LifecycleFields = z.infer<z.ZodObject<typeof lifecycleFields>>;

/**
 * The plan fields that control how Berth creates and maintains the cluster. If an argument is not set, the plan does not contain its field.
 */
export type LifecyclePlan = Pick<
  ClusterPlan,
  "engine" | "kubernetesVersion" | "loadImages" | "registry" | "adopt" | "timeoutSeconds"
>;

/** A cluster's arguments, grouped by their use. */
export interface SortedFields<Others> {
  /** The remaining arguments, which Berth passes to kind unchanged. */
  readonly forKind: Others;
  /** The image for nodes that have no `image` of their own. */
  readonly image: string | undefined;
  readonly lifecycle: LifecyclePlan;
}

/** Plans how Berth creates and maintains the cluster. Returns the other fields unchanged. */
export function planLifecycle<Fields extends LifecycleFields>(fields: Fields, findings: Finding[]) {
  const { engine, kubernetesVersion, image, loadImages, registry, adopt, customTimeouts, ...forKind } =
    fields;
  const imageFindings = checkImage(image, kubernetesVersion);
  findings.push(
    ...imageFindings,
    ...checkVersion(kubernetesVersion),
    ...(loadImages ?? []).flatMap(checkLoadImage),
  );
  const lifecycle = omitUndefined({
    engine,
    kubernetesVersion,
    // Sort the images and remove duplicates, because neither the order nor duplicates may change the plan.
    loadImages: loadImages?.length ? [...new Set(loadImages)].sort() : undefined,
    registry: planRegistry(registry),
    adopt: adopt === true ? adopt : undefined,
    timeoutSeconds: planTimeouts(customTimeouts, findings),
  }) as LifecyclePlan;
  return {
    forKind,
    image: imageFindings.length === 0 ? image : undefined,
    lifecycle,
  } satisfies SortedFields<unknown>;
}

/** @see https://kind.sigs.k8s.io/docs/user/local-registry/ */
function planRegistry(registry: z.infer<typeof registryShape> | undefined): RegistryPlan | undefined {
  if (registry === undefined || registry === false) return undefined;
  const { name = "kind-registry", hostPort = 5001 } = registry === true ? {} : registry;
  return { name, hostPort };
}

function checkImage(image: string | undefined, kubernetesVersion: string | undefined): Finding[] {
  if (image === undefined) return [];
  if (kubernetesVersion !== undefined)
    return [
      {
        code: "NODE_IMAGE_AND_VERSION",
        path: "kubernetesVersion",
        value: kubernetesVersion,
        rule: `it cannot be set together with \`image\` (\`${image}\`), because a node image already determines the Kubernetes version`,
        remedy: "Remove `kubernetesVersion` or `image`.",
      },
    ];
  if (image === "" || isImageReference(image)) return [];
  return [
    {
      code: "NODE_IMAGE_INVALID",
      path: "image",
      value: image,
      rule: "a container engine accepts only `repository:tag` in lower case, optionally with a digest",
      remedy: "Use an image such as `kindest/node:v1.36.3`.",
    },
  ];
}

function checkVersion(asked: string | undefined): Finding[] {
  if (asked === undefined) return [];
  if (!/^1\.\d+(\.\d+)?$/.test(asked)) {
    return [
      {
        code: "KUBERNETES_VERSION_INVALID",
        path: "kubernetesVersion",
        value: asked,
        rule: "it must be a minor version such as `1.36`, or a patch version such as `1.36.4`",
        remedy: "Use one of these forms, without a `v`. For any other version, set `image`.",
      },
    ];
  }
  if (pinnedVersions.some((version) => isVersion(version, asked))) return [];
  return [
    {
      code: "KUBERNETES_VERSION_UNKNOWN",
      path: "kubernetesVersion",
      value: asked,
      rule: `no kind release that Berth supports has an image for this version; the available versions are ${pinnedVersions.join(", ")}`,
      remedy:
        "Use one of these versions, or set `image` to an image with your version. `kind build node-image` builds such an image.",
    },
  ];
}

function checkLoadImage(image: string, index: number): Finding[] {
  if (isImageReference(image) && !image.includes("@")) return [];
  return [
    {
      code: "LOAD_IMAGE_INVALID",
      path: `loadImages[${index}]`,
      value: image,
      rule: isImageReference(image)
        ? "it must not contain a digest, because Berth copies each image to the nodes under its tag"
        : "a container engine accepts only `repository:tag` in lower case",
      remedy: "Use the name that `docker image ls` prints, such as `shop/web:dev`.",
    },
  ];
}
