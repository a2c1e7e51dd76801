import type { DiagnosedHopCode } from "../../model/hops/hop-codes";

/** The reasons that Kubernetes reports for a container whose image cannot be pulled. The Kubernetes package `images` defines them. */
const pullReasons: readonly string[] = [
  "ErrImagePull",
  "ImagePullBackOff",
  "RegistryUnavailable",
  "SignatureValidationFailed",
  "ImageInspectError",
];

/** The possible causes of a failed pull, with patterns for the container runtime's message. The first matching entry applies. */
const causes = [
  [/toomanyrequests|\b429\b|rate limit/i, "IMAGE_PULL_RATE_LIMITED"],
  [
    /dial tcp|no such host|i\/o timeout|connection (?:refused|reset)|handshake timeout|deadline exceeded|\b50[0234]\b|unexpected EOF/i,
    "REGISTRY_NOT_REACHED",
  ],
  [
    /access denied|unauthorized|authorization failed|\b40[13]\b|no basic auth|\bdenied\b/i,
    "IMAGE_NOT_AUTHORIZED",
  ],
  [/not found|manifest unknown|name unknown|\b404\b/i, "IMAGE_NOT_FOUND"],
] as const;

/** A code for an image that the node cannot pull. */
export type PullFailure =
  | (typeof causes)[number][1]
  | Extract<DiagnosedHopCode, "IMAGE_NAME_INVALID" | "IMAGE_NOT_ON_NODE" | "IMAGE_PULL_FAILED">;

/**
 * Classifies a failed pull.
 *
 * @param reason - the reason why the container is waiting
 * @param message - the container runtime's message
 * @param image - the image name. The search for the cause ignores this name if the message contains it.
 * @returns `undefined` if the container is not waiting for its image
 */
export function classifyPull(reason: string, message = "", image = ""): PullFailure | undefined {
  if (reason === "InvalidImageName") return "IMAGE_NAME_INVALID";
  if (reason === "ErrImageNeverPull") return "IMAGE_NOT_ON_NODE";
  if (!pullReasons.includes(reason)) return undefined;
  const text = image === "" ? message : message.replaceAll(repositoryOf(image), "");
  return causes.find(([pattern]) => pattern.test(text))?.[1] ?? "IMAGE_PULL_FAILED";
}

/**
 * Returns an image's repository and tag without the registry, such as `team/web:1.0`. The registry may differ, because the runtime expands
 * short image names.
 */
function repositoryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? rest.join("/") : image;
}
