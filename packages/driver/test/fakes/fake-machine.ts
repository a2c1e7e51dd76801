import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { EOL, tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The fake kind's node image. The fake engine has this image by default. */
export const nodeImage =
  "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5";

/** A container. If the container is a node, it also has the node's Kubernetes labels. */
export interface FakeContainer {
  id: string;
  name: string;
  stopped?: boolean;
  labels: Record<string, string>;
  /** The container's networks; by default, the `kind` network. */
  networks?: string[];
  /** The container's mounts, in the engine's output format; by default, none. */
  mounts?: object[];
  ports: object;
  /** The node's labels in Kubernetes. */
  nodeLabels: Record<string, string>;
  /** The node's taints in Kubernetes; by default, none. */
  taints?: { key: string; value?: string; effect: string }[];
  cordoned?: boolean;
  /** Whether the container has the files that its program reads at startup. */
  configured?: boolean;
  /** The content of the files that the driver wrote, by path. */
  files?: Record<string, string>;
  /** The labels of the images in the node's containerd, by image name. */
  images?: Record<string, string[]>;
}

/** The state of the fake machine, and the behavior of the fake `kind`. */
export interface MachineState {
  /** All commands that ran, in order. */
  journal: string[];
  containers: FakeContainer[];
  /** The containers that the engine has removed. Each entry contains the container's name at the time of removal. */
  removed: { id: string; name: string }[];
  /** The names of containers that the fake engine cannot start. */
  unstartable: string[];
  /** The names of containers that exit immediately after they start. */
  endsAtOnce: string[];
  /** The names of node containers that disappear immediately after kind has created them. */
  vanishing: string[];
  /** The names of containers and volumes that another program removes as soon as the engine has listed them. */
  removedOnceListed: string[];
  /** The labels of each volume, by volume name. */
  volumes: Record<string, Record<string, string>>;
  /** The IDs of the engine's images, by image name. */
  images: Record<string, string>;
  /** The images' labels, by image name. Every container that is created from an image has the image's labels. */
  labelsOfImages: Record<string, Record<string, string>>;
  /** The names of an image on the engine, by the name in the plan; by default, the name in the plan. */
  namesOfImages: Record<string, string[]>;
  /** The objects that the driver applied with kubectl. */
  applied: object[];
  /** The images on the nodes. */
  imagesOnNodes: string[];
  /** The images that the engine can pull. */
  pullable: string[];
  /** The content of `/kind/version` in each image, by image name. */
  kubernetesOf: Record<string, string>;
  /** The behavior of the fake `kind create cluster` after it has created the containers. */
  kind: "succeeds" | "fails" | "hangs";
  /** The number of times that the fake kind fails because another process took a port that kind chose. */
  lostPorts: number;
  /** The host port that containers publish instead of the configured host port. */
  publishes?: number;
  /** How many times kubectl reports the nodes as not Ready before it reports them as Ready. */
  readyAfter: number;
  /** How many times kubectl has listed the nodes. */
  looks: number;
  /**
   * The other objects in the cluster. Each key contains the arguments for `kubectl get`, such as `ingress web` or
   * `pods --selector=app=web`.
   */
  objects: Record<string, object>;
}

/** Environment variables that a developer may have set and that would change how the driver and the fake programs behave. */
const developersOwn =
  /^(?:BERTH_NODE_IMAGE|BERTH_REGISTRY_IMAGE|KUBECONFIG|(?:CONTAINER|CONTAINERD|CONTAINERS|DOCKER|KIND|NERDCTL|PODMAN)_.*)$/u;

/**
 * A machine whose fake `docker` and fake `kind` record all commands. Tests can read the driver's commands in order, and the resulting
 * containers and volumes. The end-to-end tests show that real engines behave in the same way.
 */
export class FakeMachine {
  private readonly folder = mkdtempSync(join(tmpdir(), "berth-fake-machine-"));
  private readonly file = join(this.folder, "state.json");
  private readonly before = { ...process.env };

  constructor(state: Partial<MachineState> = {}) {
    const blank = {
      containers: [],
      removed: [],
      unstartable: [],
      endsAtOnce: [],
      vanishing: [],
      removedOnceListed: [],
      volumes: {},
      images: { [nodeImage]: "sha256:0" },
      labelsOfImages: {},
      namesOfImages: {},
      applied: [],
      imagesOnNodes: [],
      pullable: [],
      kubernetesOf: {},
      kind: "succeeds",
      lostPorts: 0,
      readyAfter: 0,
      looks: 0,
      objects: {},
    } as const;
    writeFileSync(this.file, JSON.stringify({ ...blank, ...state }));
    writeFileSync(`${this.file}.journal`, "");
    for (const name of ["docker", "kind"])
      symlinkSync(join(__dirname, `fake-${name}.cjs`), join(this.folder, name));
    for (const name of Object.keys(process.env))
      if (developersOwn.test(name)) Reflect.deleteProperty(process.env, name);
    process.env["PATH"] = [this.folder, process.env["PATH"]].join(delimiter);
    process.env["FAKE_MACHINE"] = this.file;
    process.env["KIND_EXPERIMENTAL_PROVIDER"] = "docker";
    // Replace the home folder, so that commands cannot write to the user's real home folder by mistake.
    process.env["HOME"] = this.folder;
  }

  /** The machine's current state. */
  get state(): MachineState {
    const journal = readFileSync(`${this.file}.journal`, "utf8")
      .split(EOL)
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as string);
    return { ...(JSON.parse(readFileSync(this.file, "utf8")) as Omit<MachineState, "journal">), journal };
  }

  /** Changes the machine's state or behavior. */
  change({ journal, ...state }: Partial<MachineState>): void {
    if (journal !== undefined)
      writeFileSync(
        `${this.file}.journal`,
        journal.map((command) => `${JSON.stringify(command)}${EOL}`).join(""),
      );
    writeFileSync(this.file, JSON.stringify({ ...this.state, ...state }));
  }

  /** The commands that changed clusters or volumes, in order. */
  get changes(): string[] {
    const changing = /^(kind (?:create|delete))|^(docker volume (?:create|rm)).*( \S+)$/;
    return this.state.journal.flatMap((command) => {
      const [, kind, volume, name] = changing.exec(command) ?? [];
      return kind ?? (volume === undefined ? [] : `${volume}${name ?? ""}`);
    });
  }

  /**
   * Makes only the fake engines available, even if the test's machine has others. The fake docker responds, and the given engines are
   * installed but do not respond.
   */
  withSilentEngines(...names: ("podman" | "nerdctl")[]): void {
    for (const name of names) symlinkSync(join(__dirname, "fake-silent-engine.cjs"), join(this.folder, name));
    symlinkSync(process.execPath, join(this.folder, "node"));
    process.env["PATH"] = this.folder;
    Reflect.deleteProperty(process.env, "KIND_EXPERIMENTAL_PROVIDER");
  }

  /** Restores the environment and removes the machine's files. */
  dispose(): void {
    process.env = this.before;
    rmSync(this.folder, { recursive: true });
  }
}
