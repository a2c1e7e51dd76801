// The `ctr images` commands in a node of the fake docker.
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");

/** Ends the process in the same way as a failed `ctr`. */
function fail(message) {
  process.stderr.write(`ctr: ${message}\n`);
  process.exit(1);
}

exports.ctr = (machine, node, args, print, input) => {
  const [namespace, images, verb, ...rest] = args;
  const command = commands[verb];
  if (namespace !== "--namespace=k8s.io" || images !== "images" || command === undefined)
    refuse(`fake ctr knows no ${args.join(" ")}`);
  command(machine, node, rest, print, input);
};

const commands = {
  /** Lists the images whose labels the driver reads, or finds one image by its name. */
  list({ imagesOnNodes }, { images = {} }, args, print) {
    const { flags, operands } = parse(args, { quiet: "switch" });
    const [filter] = expectOperands(operands, 0, 1);
    if (flags.quiet !== true && filter === undefined) return print(tableOf(images));
    const [, image] = /^name==(.+)$/u.exec(filter ?? "") ?? refuse(`fake ctr knows no filter ${filter}`);
    if (flags.quiet !== true) refuse("fake ctr filters only names");
    return imagesOnNodes.includes(image) ? print(image) : undefined;
  },

  export({ imagesOnNodes }, _, args, print) {
    const { operands } = parse(args.slice(0, -2), { local: "switch" }, { required: ["local"] });
    expectOperands(operands, 0);
    const [to, image] = args.slice(-2);
    if (to !== "-") refuse(`fake ctr exports no image to ${to}`);
    if (imagesOnNodes.includes(image)) print("an archive");
  },

  /** Imports the archive that the fake `docker save` prints. Replaces images of the same name, together with their labels. */
  import(_, node, args, __, input) {
    const { operands } = parse(args.slice(0, -1), { "no-unpack": "switch" }, { required: ["no-unpack"] });
    expectOperands(operands, 0);
    if (args.at(-1) !== "-" || input === undefined) refuse("fake ctr reads no file");
    const imported = JSON.parse(input).map((name) => [name, []]);
    node.images = { ...node.images, ...Object.fromEntries(imported) };
  },

  tag(_, node, args) {
    const { flags, operands } = parse(args, { force: "switch" });
    const [from, to] = expectOperands(operands, 2);
    if (node.images?.[from] === undefined) fail(`image "${from}": not found`);
    if (node.images[to] !== undefined && flags.force !== true) fail(`image "${to}": already exists`);
    node.images[to] = [];
  },

  label(_, node, args) {
    const [image, label] = expectOperands(parse(args, {}).operands, 2);
    const labels = node.images?.[image] ?? fail(`image "${image}": not found`);
    labels.push(label);
  },
};

function tableOf(images) {
  const rows = Object.entries(images).map(
    ([name, labels]) => `${name} type digest size platforms ${labels.join(",") || "-"}`,
  );
  return ["REF TYPE DIGEST SIZE PLATFORMS LABELS", ...rows].join("\n");
}
