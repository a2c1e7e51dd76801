import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeDockerArchive } from "../images/docker-archive";
import { existingLayer, writeLayer } from "../images/layer";

/**
 * The image of the container that kind puts before several control planes. Its name is written down in kind 0.33.0, which
 * asks for no other (source: its `pkg/cluster/internal/loadbalancer/const.go`).
 */
export const LOAD_BALANCER_IMAGE = "docker.io/envoyproxy/envoy:v1.36.2";

/** The label of an image that stands in for one of another origin: the content key of the part that it is. */
export const STAND_IN_LABEL = "dev.berth.lab";

/** An image that an engine can load, under a name that is another image's. */
export interface StandInImage {
  /** The value of its {@link STAND_IN_LABEL}: its name does not tell what is in it. */
  key: string;
  /** Absolute path of the archive, for `docker load` and `podman load`. */
  archive: string;
}

/** What the load balancer's image is made from: the directories of the parts. */
export interface LoadBalancerImageInputs {
  envoy: string;
  /** Its shell writes and moves the files that kind configures the load balancer by. */
  rootfs: string;
}

const ARCHIVE = "load-balancer-image.tar";

/**
 * Makes the image.
 *
 * @param inputs - Absolute paths of directories.
 * @param key - The content key of the part.
 * @param dir - Where the archive goes.
 */
export async function buildLoadBalancerImage(
  inputs: LoadBalancerImageInputs,
  key: string,
  dir: string,
): Promise<void> {
  const own = join(dir, ".envoy.tar");
  await writeDockerArchive(join(dir, ARCHIVE), [
    {
      names: [LOAD_BALANCER_IMAGE],
      layers: [
        await existingLayer(join(inputs.rootfs, "rootfs.tar")),
        await writeLayer(own, [
          { path: "/usr/local/bin/envoy", type: "file", source: join(inputs.envoy, "envoy"), mode: 0o755 },
        ]),
      ],
      config: {
        Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
        Labels: { [STAND_IN_LABEL]: key },
      },
    },
  ]);
  await rm(own);
}

/**
 * What the part `load-balancer-image` holds.
 *
 * @param dir - Its directory, as `buildPart("load-balancer-image")` gives it: its name is the content key.
 */
export function readLoadBalancerImage(dir: string): StandInImage {
  return { key: basename(dir), archive: join(dir, ARCHIVE) };
}
