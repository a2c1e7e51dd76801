// The programs that read and write files in a node of the fake docker.
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");

/** Ends the process in the same way as a program that cannot read or write a file. */
function missing(path) {
  process.stderr.write(`${path}: No such file or directory\n`);
  process.exit(1);
}

exports.fileCommands = {
  cat({ files = {} }, args) {
    const [path] = expectOperands(parse(args, {}).operands, 1);
    process.stdout.write(files[path] ?? missing(path));
  },

  mkdir(container, args) {
    const { flags, operands } = parse(args, { p: "switch" }, { required: ["p"] });
    const [folder] = expectOperands(operands, 1);
    container.folders = [...(container.folders ?? []), folder];
  },

  cp(container, args, input) {
    const [from, to] = expectOperands(parse(args, {}).operands, 2);
    if (from !== "/dev/stdin" || input === undefined) refuse(`fake cp copies no ${from}`);
    const folder = to.replace(/\/[^/]*$/u, "");
    if (!container.folders?.includes(folder)) missing(folder);
    container.files = { ...container.files, [to]: input };
  },
};
