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
 * Checks whether the driver can create a cluster on this machine. Checks the container names, the host ports, the images and the machine's
 * limits, and creates no containers. Pulls missing node images only after all checks have passed, so that users do not wait for a download
 * before they see an error.
 *
 * @returns the cluster settings that depend on this machine
 * @throws {@link BerthError} The error contains every problem that the checks find.
 */
export async function checkHost(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<HostFacts> {
  const subject = `cluster "${plan.name}"`;
  const choosing = nodeImage(plan, engine);
  const checks: readonly Promise<readonly Finding[]>[] = [
    checkContainerNames(plan, engine),
    checkHostPorts(plan, engine),
    choosing.then(({ findings }) => findings),
    checkLoadImages(plan, engine),
    // If the engine is on another machine, this machine's limits do not apply.
    choosing.then(({ image }) => (isLocal(process.env) ? checkCapacity(plan, engine, image) : [])),
  ];
  const findings = (await Promise.all(checks)).flat();
  const { image } = await choosing;
  throwIfErrors(subject, findings, (warning) => {
    progress.warn(sentence(warning));
  });
  const absent = await missingImages(engine, imagesOfNodes(plan, image));
  throwIfErrors(subject, await pullNodeImages(engine, absent, progress));
  return { cgroupVersion: engine.info.cgroupVersion, ...(image === undefined ? {} : { nodeImage: image }) };
}

/**
 * Chooses the node image. If kind is not installed, this function returns a finding and throws no error, so that one error can contain all
 * problems.
 */
async function nodeImage(plan: ClusterPlan, engine: Engine): Promise<NodeImageChoice> {
  try {
    return await chooseNodeImage(plan, engine);
  } catch (error) {
    if (!BerthError.isInstance(error)) throw error;
    return { findings: error.findings.filter((finding: Finding) => isError(finding)) };
  }
}
