import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The node image of the fake machine's kind, which its engine has unless told otherwise. */
export const nodeImage =
  "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5";

/** A container, and the node in it. */
export interface FakeContainer {
  id: string;
  name: string;
  stopped?: boolean;
  labels: Record<string, string>;
  /** The networks that it is on; the one of kind unless given. */
  networks?: string[];
  /** What is mounted in it, as the engine prints it; nothing unless given. */
  mounts?: object[];
  ports: object;
  /** The node's labels in Kubernetes. */
  nodeLabels: Record<string, string>;
  cordoned?: boolean;
  /** Whether it was given the files that its program reads when it starts. */
  configured?: boolean;
}

/** What is on the fake machine, and how its kind behaves. */
export interface MachineState {
  /** Every command that was run, in order. */
  journal: string[];
  containers: FakeContainer[];
  /** The containers that the engine has removed, by the names that they had at last. */
  removed: { id: string; name: string }[];
  /** The names of containers that the engine cannot start. */
  unstartable: string[];
  /** The names of containers that end as soon as they are started. */
  endsAtOnce: string[];
  /** The names of node containers that are gone as soon as kind has created them. */
  vanishing: string[];
  /** The labels of each volume, by its name. */
  volumes: Record<string, Record<string, string>>;
  /** The ids of the engine's images, by their names. */
  images: Record<string, string>;
  /** The labels of images, by their names: every container of an image has them. */
  labelsOfImages: Record<string, Record<string, string>>;
  /** The images that the nodes have. */
  imagesOnNodes: string[];
  /** The images that can be pulled. */
  pullable: string[];
  /** What the images hold in `/kind/version`. */
  kubernetesOf: Record<string, string>;
  /** What `kind create cluster` does once the containers are there. */
  kind: "succeeds" | "fails" | "hangs";
  /** A host port that the containers publish instead of the one that kind was told. */
  publishes?: number;
  /** How often one may look at the nodes before they are Ready. */
  readyAfter: number;
  /** How often one has looked. */
  looks: number;
  /** What the cluster has beside nodes, by what `kubectl get` is asked for: `ingress web`, `pods --selector=app=web`. */
  objects: Record<string, object>;
}

/** Variables of whoever runs the tests that would change what the stand-ins do. */
const developersOwn = [
  "BERTH_NODE_IMAGE",
  "DOCKER_CONTEXT",
  "DOCKER_HOST",
  "KIND_CLUSTER_NAME",
  "KIND_EXPERIMENTAL_DOCKER_NETWORK",
  "KUBECONFIG",
];

/**
 * A machine whose `docker` and `kind` are stand-ins that keep books. It shows in which order the driver works and what it
 * leaves behind; that real engines take it so is for the end-to-end tests to show.
 */
export class FakeMachine {
  private readonly folder = mkdtempSync(join(tmpdir(), "berth-fake-machine-"));
  private readonly file = join(this.folder, "state.json");
  private readonly before = { ...process.env };

  constructor(state: Partial<MachineState> = {}) {
    const blank = {
      journal: [],
      containers: [],
      removed: [],
      unstartable: [],
      endsAtOnce: [],
      vanishing: [],
      volumes: {},
      images: { [nodeImage]: "sha256:0" },
      labelsOfImages: {},
      imagesOnNodes: [],
      pullable: [],
      kubernetesOf: {},
      kind: "succeeds",
      readyAfter: 0,
      looks: 0,
      objects: {},
    } as const;
    writeFileSync(this.file, JSON.stringify({ ...blank, ...state }));
    for (const name of ["docker", "kind"])
      symlinkSync(join(__dirname, `fake-${name}.cjs`), join(this.folder, name));
    process.env["PATH"] = [this.folder, process.env["PATH"]].join(delimiter);
    process.env["FAKE_MACHINE"] = this.file;
    process.env["KIND_EXPERIMENTAL_PROVIDER"] = "docker";
    // What a command writes into the home folder by mistake must not reach the user's own.
    process.env["HOME"] = this.folder;
    for (const name of developersOwn) Reflect.deleteProperty(process.env, name);
  }

  /** What is there now. */
  get state(): MachineState {
    return JSON.parse(readFileSync(this.file, "utf8")) as MachineState;
  }

  /** Changes how the machine behaves from now on. */
  change(state: Partial<MachineState>): void {
    writeFileSync(this.file, JSON.stringify({ ...this.state, ...state }));
  }

  /** The commands that changed something, in order. */
  get changes(): string[] {
    const changing = /^(kind (?:create|delete))|^(docker volume (?:create|rm)).*( \S+)$/;
    return this.state.journal.flatMap((command) => {
      const [, kind, volume, name] = changing.exec(command) ?? [];
      return kind ?? (volume === undefined ? [] : `${volume}${name ?? ""}`);
    });
  }

  /** Takes the machine away. */
  dispose(): void {
    process.env = this.before;
    rmSync(this.folder, { recursive: true });
  }
}
