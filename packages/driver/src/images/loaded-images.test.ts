import { planCluster } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { Progress } from "../process/progress";
import { demoNode } from "../../test/fakes/demo-node";
import { FakeMachine, type MachineState } from "../../test/fakes/fake-machine";
import { loadedImages } from "./loaded-images";

// Each command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

const plan = planCluster({ name: "demo", loadImages: ["shop:dev"] });
const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
const full = "docker.io/library/shop:dev";

let machine: FakeMachine;
function on(state: Partial<MachineState> = {}): void {
  machine = new FakeMachine({ containers: [demoNode], images: { "shop:dev": "sha256:1" }, ...state });
}
afterEach(() => {
  machine.dispose();
});

const reconcile = () => loadedImages.reconcile(plan, engine, new Progress(() => undefined), undefined);
const drift = () => loadedImages.drift(plan, engine, [], undefined);
const onNode = () => machine.state.containers[0]?.images;

it("loads an image into the node under the name that pods use, and then finds no drift", async () => {
  on();
  expect(await drift()).toEqual(["image `shop:dev` is not on demo-control-plane"]);
  await reconcile();
  expect(onNode()).toEqual({ [full]: ["dev.berth.image-id=sha256:1"] });
  expect(await drift()).toEqual([]);
});

it("replaces an older image of the same name, also if the engine lists the image under another name", async () => {
  const images = { [full]: ["dev.berth.image-id=sha256:0"] };
  on({ containers: [{ ...demoNode, images }], namesOfImages: { "shop:dev": ["localhost/shop:dev"] } });
  expect(await drift()).toEqual(["image `shop:dev` on demo-control-plane differs from the image on docker"]);
  await reconcile();
  expect(onNode()).toMatchObject({ [full]: ["dev.berth.image-id=sha256:1"] });
  expect(await drift()).toEqual([]);
});

it("does nothing if the node has the engine's image", async () => {
  on({ containers: [{ ...demoNode, images: { [full]: ["dev.berth.image-id=sha256:1"] } }] });
  await reconcile();
  expect(machine.state.journal.filter((command) => /save|import/u.test(command))).toEqual([]);
});

it("reports an image that neither the engine nor the node has", async () => {
  on({ images: {} });
  await expect(reconcile()).rejects.toThrow("LOAD_IMAGE_MISSING");
});
