#!/usr/bin/env node
// Stands for Docker in tests of the order in which the driver works: keeps containers and volumes in a JSON file.
const { edgeCommand } = require("./fake-edges.cjs");
const { change } = require("./fake-state.cjs");

const [command, ...args] = process.argv.slice(2);
const run = () => change(carryOut);
// Whoever writes the archive writes into the machine's books too, and comes first.
if (command === "load") process.stdin.once("end", run).resume();
else run();

function carryOut(machine) {
  machine.journal.push(["docker", command, ...args].join(" "));
  const print = (value) =>
    process.stdout.write(`${typeof value === "string" ? value : JSON.stringify(value)}\n`);
  const { containers, volumes } = machine;
  if (edgeCommand(machine, [command, ...args], print)) return undefined;
  switch ([command, args[0]].join(" ")) {
    case "info --format":
      return print({ CgroupVersion: "2" });
    case "ps --no-trunc": {
      const [key, value] = args.at(-1).replace("label=", "").split("=");
      const all = args.includes("--all");
      const listed = all
        ? containers.filter(({ labels }) => labels[key] === value)
        : containers.filter(isRunning);
      return print(listed.map(({ name }) => name).join("\n"));
    }
    case "container inspect":
      return print(
        containers
          .filter(({ name }) => args.includes(name))
          .map(({ id, name, labels, ports, stopped }) => ({
            Id: id,
            Name: `/${name}`,
            State: { Running: !stopped },
            Config: { Labels: labels },
            NetworkSettings: { Ports: ports },
          })),
      );
    case "image inspect": {
      const id = machine.images[args[1]];
      if (id === undefined) process.exit(1);
      return print([{ Id: id, Size: 5_000_000, RepoTags: [args[1]] }]);
    }
    case `pull ${args[0]}`:
      if (!machine.pullable.includes(args[0])) {
        process.stderr.write("Error response from daemon: manifest unknown\n");
        return process.exit(1);
      }
      machine.images[args[0]] = "sha256:1";
      return undefined;
    case "run --rm":
      return print(machine.kubernetesOf[args.at(-2)]);
    case "volume ls": {
      const filter = args.find((argument) => argument.startsWith("label="))?.split("=");
      const listed = Object.entries(volumes).filter(
        ([, labels]) => !filter || labels[filter[1]] === filter[2],
      );
      return print(listed.map(([name]) => name).join("\n"));
    }
    case "volume inspect":
      return print(args.slice(1).map((name) => ({ Name: name, Labels: volumes[name] })));
    case "volume create": {
      const labels = args
        .filter((_, index) => args[index - 1] === "--label")
        .map((label) => [label.slice(0, label.indexOf("=")), label.slice(label.indexOf("=") + 1)]);
      // As with Docker: one that is there already stays as it is.
      volumes[args.at(-1)] ??= Object.fromEntries(labels);
      return print(args.at(-1));
    }
    case "volume rm":
      delete volumes[args[1]];
      return undefined;
    default:
      if (command !== "exec") throw new Error(`fake docker knows no ${command} ${args[0]}`);
      if (!containers.some(({ name, stopped }) => name === args[0] && !stopped)) process.exit(1);
      return kubectl(
        machine,
        args.slice(2).filter((argument) => !argument.startsWith("--")),
        print,
        args.filter((argument) => argument.startsWith("--selector=")),
      );
  }
}

function isRunning({ stopped }) {
  return !stopped;
}

/** The nodes of the fake cluster are kind's containers; all else that it has is put there by the test. */
function kubectl(machine, [verb, kind, ...args], print, selector) {
  const containers = machine.containers.filter(({ labels }) => "io.x-k8s.kind.cluster" in labels);
  const node = (name) => containers.find((container) => container.name === name);
  switch (verb) {
    case "get":
      if (kind !== "nodes") return print(machine.objects[[kind, ...args, ...selector].join(" ")] ?? "");
      machine.looks += 1;
      return print({ items: containers.map((container) => nodeObject(machine, container)) });
    case "uncordon":
      node(kind).cordoned = false;
      return undefined;
    case "label": {
      const [name, change] = args;
      const [key, value] = change.split("=");
      if (value === undefined) delete node(name).nodeLabels[key.slice(0, -1)];
      else node(name).nodeLabels[key] = value;
      return undefined;
    }
    default:
      throw new Error(`fake kubectl knows no ${verb}`);
  }
}

function nodeObject({ looks, readyAfter }, { name, nodeLabels, cordoned }) {
  const status = looks > readyAfter ? "True" : "False";
  return {
    metadata: { name, labels: nodeLabels },
    spec: { unschedulable: cordoned },
    status: { conditions: [{ type: "Ready", status, message: "no CNI" }] },
  };
}
