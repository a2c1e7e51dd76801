// The fake docker's image commands.
const { fail } = require("./fake-daemon.cjs");
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");

exports.imageCommands = {
  "image inspect"({ images, labelsOfImages, namesOfImages }, args, print) {
    const [name] = expectOperands(parse(args, {}).operands, 1);
    if (images[name] === undefined) fail(`No such image: ${name}`);
    const Config = { Labels: labelsOfImages[name] ?? {} };
    print([{ Id: images[name], Size: 5_000_000, RepoTags: namesOfImages[name] ?? [name], Config }]);
  },

  pull({ images, pullable }, args) {
    const [name] = expectOperands(parse(args, {}).operands, 1);
    if (!pullable.includes(name)) fail("manifest unknown");
    images[name] = "sha256:1";
  },

  /** Prints an archive that contains only the names of the images. A name without a registry host belongs to Docker Hub. */
  save({ images, namesOfImages }, args, print) {
    const { operands } = parse(args, {});
    const missing = operands.find((name) => images[name] === undefined);
    if (missing !== undefined || operands.length === 0) fail(`No such image: ${missing}`);
    print(operands.flatMap((name) => namesOfImages[name] ?? [`docker.io/library/${name}`]));
  },

  load({ images, imagesOnNodes }, args) {
    expectOperands(parse(args, {}).operands, 0);
    for (const image of imagesOnNodes) images[image] = "sha256:2";
  },

  "run --rm"({ images, kubernetesOf }, args, print) {
    const spec = { entrypoint: "value" };
    const { flags, operands } = parse(args, spec, { required: ["entrypoint"], leading: true });
    const [image, path] = expectOperands(operands, 2);
    if (images[image] === undefined) fail(`No such image: ${image}`);
    if (flags.entrypoint !== "cat" || path !== "/kind/version")
      refuse(`fake docker runs no ${flags.entrypoint} ${path}`);
    print(kubernetesOf[image]);
  },
};
