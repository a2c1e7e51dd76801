// Parses the fake programs' command lines. Rejects flags and arguments that the real program does not accept or that no driver test needs.
// If a fake program accepted everything, tests with incorrect commands could pass.

/** Ends the process in the same way as a program that rejects its command line. */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(125);
}

/**
 * Parses flags and operands.
 *
 * `flags` maps each flag name to its type. A `switch` has no value. A `value` has one value. A `list` has one value and can be repeated. If
 * `leading` is set, the flags end at the first operand. For example, the flags of `docker exec` end before the command that runs in the
 * container.
 */
function parse(args, flags, { required = [], leading = false } = {}) {
  const read = {};
  const operands = [];
  const left = [...args];
  while (left.length > 0) {
    const argument = left.shift();
    const [, name, , inline] = /^--?([^=-][^=]*)(=(.*))?$/su.exec(argument) ?? [];
    if (name === undefined) {
      operands.push(argument);
      if (leading) operands.push(...left.splice(0));
      continue;
    }
    const type = flags[name];
    if (type === undefined) refuse(`unknown flag: ${argument}`);
    if (type === "switch") {
      if (inline !== undefined) refuse(`flag takes no value here: ${argument}`);
      read[name] = true;
      continue;
    }
    const value = inline ?? left.shift();
    if (value === undefined) refuse(`flag needs an argument: ${argument}`);
    if (type === "value" && name in read) refuse(`flag given twice: ${argument}`);
    read[name] = type === "list" ? [...(read[name] ?? []), value] : value;
  }
  for (const name of required) if (read[name] === undefined) refuse(`required flag is missing: --${name}`);
  return { flags: read, operands };
}

/** Rejects a command line that has the wrong number of operands. */
function expectOperands(operands, least, most = least) {
  if (operands.length < least || operands.length > most)
    refuse(`wrong number of arguments: ${operands.join(" ")}`);
  return operands;
}

module.exports = { expectOperands, parse, refuse };
