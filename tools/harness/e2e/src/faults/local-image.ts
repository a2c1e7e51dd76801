import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ClusterProbe } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest, runEngine } from "../engine";

const pause = "registry.k8s.io/pause:3.10";

/**
 * An image that exists only on this machine. The image is the node's `pause` image with an additional label, which changes with every
 * build. Every pod can run the image.
 */
export class LocalImage {
  readonly name: string;

  private constructor(private readonly run: Run) {
    this.name = `berth-e2e/${run.id}:dev`;
  }

  /** Exports the `pause` image from a node and builds the local image for the first time. */
  static async from(probe: ClusterProbe, run: Run): Promise<LocalImage> {
    const image = new LocalImage(run);
    const [inNode, here] = ["/root/pause.tar", join(run.folder, "pause.tar")];
    // Without `--local`, `ctr` can exit before it has written the end of the archive.
    const exported = await probe.inNode("control-plane", [
      ...["ctr", "--namespace=k8s.io", "images", "export", "--local", inNode, pause],
    ]);
    expect(exported.exitCode).toBe(0);
    await runEngine("cp", `${probe.container("control-plane")}:${inNode}`, here);
    await runEngine("load", "--input", here);
    await rm(here);
    await image.build();
    return image;
  }

  /** Rebuilds the image with the same name and different content. */
  async build(): Promise<void> {
    const container = this.run.clusterName("build");
    await runEngine("create", "--name", container, "--label", this.run.label, pause);
    const label = `LABEL build=${randomBytes(8).toString("hex")}`;
    await runEngine("commit", "--change", label, container, this.name);
    await runEngine("rm", "--volumes", container);
  }

  /** Returns the digest of the image's configuration. containerd uses this digest as the image ID. */
  async id(): Promise<string> {
    const printed = await runEngine("image", "inspect", "--format", "{{.Id}}", this.name);
    return printed.trim().replace(/^(?!sha256:)/, "sha256:");
  }

  /**
   * Pushes the image to a registry on this machine.
   *
   * @param name - the image's name in the registry.
   */
  async push(name: string): Promise<void> {
    await runEngine("tag", this.name, name);
    const insecure = engineUnderTest() === "podman" ? ["--tls-verify=false"] : [];
    await runEngine("push", ...insecure, name);
    await runEngine("image", "rm", name);
  }

  /** Removes the image from the engine. */
  async remove(): Promise<void> {
    await runEngine("image", "rm", "--force", this.name, pause);
  }
}

/**
 * Runs a pod, and returns its image ID.
 *
 * @param pull - the pull policy for the image. By default, the image is never pulled, so the node must already have it.
 */
export async function imageOfPod(
  probe: ClusterProbe,
  pod: string,
  image: string,
  pull: "Never" | "Always" = "Never",
): Promise<string> {
  await probe.kubectl(["run", pod, `--image=${image}`, `--image-pull-policy=${pull}`, "--restart=Never"]);
  await probe.kubectl(["wait", `pod/${pod}`, "--for=condition=Ready", "--timeout=60s"]);
  const [status] = (await probe.objects<Pod>(["pod", pod])).status.containerStatuses;
  await probe.kubectl(["delete", "pod", pod, "--grace-period=0", "--force"]);
  return status?.imageID ?? "";
}

/** Runs a pod whose image the node cannot pull. Returns the reason why the pull failed. */
export async function whyNotRunning(probe: ClusterProbe, pod: string, image: string): Promise<string> {
  await probe.kubectl(["run", pod, `--image=${image}`, "--image-pull-policy=Always", "--restart=Never"]);
  const reason = "{.status.containerStatuses[0].state.waiting.reason}";
  await probe.kubectl(["wait", `pod/${pod}`, `--for=jsonpath=${reason}=ErrImagePull`, "--timeout=60s"]);
  const said = await probe.kubectl(["get", "pod", pod, `--output=jsonpath=${reason}`]);
  await probe.kubectl(["delete", "pod", pod, "--grace-period=0", "--force"]);
  return said;
}

interface Pod {
  readonly status: { readonly containerStatuses: readonly { readonly imageID: string }[] };
}
