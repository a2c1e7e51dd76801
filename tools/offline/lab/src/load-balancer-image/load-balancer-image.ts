import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeDockerArchive } from "../images/docker-archive";
import { existingLayer, writeLayer } from "../images/layer";

/**
 * The image of the load balancer that kind runs for several control planes. The name is fixed in kind 0.33.0 (source: its
 * `pkg/cluster/internal/loadbalancer/const.go`).
 */
export const LOAD_BALANCER_IMAGE = "docker.io/envoyproxy/envoy:v1.36.2";

/** The label of an image that replaces an official image. Its value is the content key of the part. */
export const STAND_IN_LABEL = "dev.berth.lab";

/** An image for an engine, under the name of an official image. */
export interface StandInImage {
  /** The value of its {@link STAND_IN_LABEL}. The name of the image does not identify its content. */
  key: string;
  /** The absolute path of the archive, for `docker load` and `podman load`. */
  archive: string;
}

/** The directories of the parts that the image is built from. */
export interface LoadBalancerImageInputs {
  envoy: string;
  /** Its shell writes and moves the files with which kind configures the load balancer. */
  rootfs: string;
}

const ARCHIVE = "load-balancer-image.tar";

/**
 * Builds the image.
 *
 * @param inputs - Absolute paths of directories.
 * @param key - The content key of the part.
 * @param dir - The folder for the archive.
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
 * The contents of the part `load-balancer-image`.
 *
 * @param dir - The directory from `buildPart("load-balancer-image")`. Its name is the content key.
 */
export function readLoadBalancerImage(dir: string): StandInImage {
  return { key: basename(dir), archive: join(dir, ARCHIVE) };
}
