import {
  BerthError,
  isError,
  throwIfErrors,
  sentence,
  type ClusterPlan,
  type Finding,
  type HostFacts,
} from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import { checkCapacity } from "./check-capacity";
import { checkContainerNames } from "./check-container-names";
import { checkHostPorts, isLocal } from "./check-host-ports";
import { checkLoadImages, imagesOfNodes, missingImages, pullNodeImages } from "./check-images";
import { chooseNodeImage, type NodeImageChoice } from "./node-image";

/**
 * Checks that a cluster can be made on this machine, and makes nothing: names of containers, host ports, images, and the machine's limits. Pulls
 * the node images that are not there, once all else is well: nobody shall wait for a download in vain.
 *
 * @returns what only this machine knows of the cluster
 * @throws {@link BerthError} with all that is in the way
 */
export async function checkHost(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<HostFacts> {
  const subject = `cluster "${plan.name}"`;
  const { image, findings: onImage } = await nodeImage(plan, engine);
  const findings = [
    ...(await checkContainerNames(plan, engine)),
    ...(await checkHostPorts(plan, engine)),
    ...onImage,
    ...(await checkLoadImages(plan, engine)),
    // An engine on another machine has limits of its own.
    ...(isLocal(process.env) ? await checkCapacity(plan, engine, image) : []),
  ];
  throwIfErrors(subject, findings, (warning) => {
    progress.warn(sentence(warning));
  });
  const absent = await missingImages(engine, imagesOfNodes(plan, image));
  throwIfErrors(subject, await pullNodeImages(engine, absent, progress));
  return { cgroupVersion: engine.info.cgroupVersion, ...(image === undefined ? {} : { nodeImage: image }) };
}

/** Where kind is not installed, that is one problem among others. */
async function nodeImage(plan: ClusterPlan, engine: Engine): Promise<NodeImageChoice> {
  try {
    return await chooseNodeImage(plan, engine);
  } catch (error) {
    if (!BerthError.isInstance(error)) throw error;
    return { findings: error.findings.filter((finding: Finding) => isError(finding)) };
  }
}
