import { join } from "node:path";
import { cacheRoot, exclusively } from "@kind-berth-tools/cache";
import { STAND_IN_LABEL } from "@kind-berth-tools/lab";
import type { Engine } from "../engine";
import { labLoadBalancerImage } from "../lab-parts";
import { pins } from "../pins";
import type { Report } from "../progress";
import {
  hasImage,
  labelOfImage,
  loadImage,
  tagOf,
  tagPulled,
  whyNotPulled,
  withoutDigest,
} from "./engine-image";
import { firstOffer, type Offer, type ProvidedTool } from "./provided-tool";

/**
 * Provides the load balancer image that kind runs for clusters with several control planes. This is the official image if the engine has it
 * or can pull it by its digest. If not, it is the lab's image. Both images have the same name, because kind accepts only that name.
 *
 * @throws Missing if neither the official image nor the lab's image is available.
 */
export async function provideLoadBalancerImage(engine: Engine, report: Report): Promise<ProvidedTool> {
  const reference = withoutDigest(pins.loadBalancerImage);
  const version = tagOf(reference);
  return firstOffer(
    "load balancer image",
    [
      async () => {
        if (!(await hasImage(engine, reference))) return { refusal: "the engine does not have the image" };
        const standIn = await labelOfImage(engine, reference, STAND_IN_LABEL);
        return standIn === ""
          ? { path: reference, version, origin: "engine" }
          : { refusal: "the engine has the lab's image" };
      },
      async () => {
        const refusal = await whyNotPulled(engine, pins.loadBalancerImage, report);
        if (refusal !== undefined) return { refusal };
        // kind runs the image under the name without the digest. If the engine lacks that name, kind pulls the tag.
        await tagPulled(engine, pins.loadBalancerImage);
        return { path: reference, version, origin: "registry" };
      },
      async () => loadStandIn(engine, report),
    ],
    `Pull ${pins.loadBalancerImage} with ${engine.name}, and tag it as ${reference}.`,
  );
}

async function loadStandIn(engine: Engine, report: Report): Promise<Offer> {
  let built: Awaited<ReturnType<typeof labLoadBalancerImage>>;
  try {
    built = await labLoadBalancerImage(report);
  } catch (error) {
    return { refusal: `the lab cannot build it: ${error instanceof Error ? error.message : String(error)}` };
  }
  const { key, archive } = built;
  const path = withoutDigest(pins.loadBalancerImage);
  await exclusively(
    join(cacheRoot(), "engine", engine.name, "load.lock"),
    "loading the load balancer image",
    async () => {
      // Replace an older lab image that has the same name, because the name does not identify the content.
      if ((await labelOfImage(engine, path, STAND_IN_LABEL)) !== key)
        await loadImage(engine, archive, "load balancer image", report);
    },
    { report },
  );
  return { path, version: tagOf(path), origin: "lab" };
}
