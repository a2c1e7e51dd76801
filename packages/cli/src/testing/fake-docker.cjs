#!/usr/bin/env node
// Stands for Docker in tests of the order in which the driver works: keeps containers and volumes in a JSON file.
const { change } = require("./fake-state.cjs");

const [command, ...args] = process.argv.slice(2);

change((machine) => {
  machine.journal.push(["docker", command, ...args].join(" "));
  const print = (value) =>
    process.stdout.write(`${typeof value === "string" ? value : JSON.stringify(value)}\n`);
  const { containers, volumes } = machine;
  switch ([command, args[0]].join(" ")) {
    case "info --format":
      return print({ CgroupVersion: "2" });
    case "ps --no-trunc": {
      const cluster = args.at(-1).split("io.x-k8s.kind.cluster=")[1];
      const listed = containers.filter(
        ({ labels }) => !cluster || labels["io.x-k8s.kind.cluster"] === cluster,
      );
      return print(listed.map(({ name }) => name).join("\n"));
    }
    case "container inspect":
      return print(
        containers
          .filter(({ name }) => args.includes(name))
          .map(({ name, labels, ports }) => ({
            Name: `/${name}`,
            State: { Running: true },
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
    case "volume ls":
      return print(Object.keys(volumes).join("\n"));
    case "volume inspect":
      return print([{ Labels: volumes[args[1]] }]);
    case "volume create": {
      const labels = args
        .filter((_, index) => args[index - 1] === "--label")
        .map((label) => label.split("="));
      volumes[args.at(-1)] = Object.fromEntries(labels);
      return print(args.at(-1));
    }
    case "volume rm":
      delete volumes[args[1]];
      return undefined;
    default:
      if (command !== "exec") throw new Error(`fake docker knows no ${command} ${args[0]}`);
      if (!containers.some(({ name }) => name === args[0])) process.exit(1);
      machine.looks += 1;
      return print({
        items: containers.map(({ name }) => ({
          metadata: { name },
          status: {
            conditions: [
              {
                type: "Ready",
                status: machine.looks > machine.readyAfter ? "True" : "False",
                message: "no CNI",
              },
            ],
          },
        })),
      });
  }
});
