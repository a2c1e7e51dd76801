// How the stand-ins read their command lines: what the real program would not understand, and what no test of the driver needs, is
// refused. A stand-in that takes anything lets a wrong command pass.

/** Ends the process as a program does that refuses its command line. */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(125);
}

/**
 * Reads flags and operands.
 *
 * `flags` has the type of each flag by its name: `switch` takes no value, `value` takes one, `list` may be repeated. With `leading`, flags end
 * at the first operand, as before the command that runs in a container.
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

/** Refuses another number of operands. */
function expectOperands(operands, least, most = least) {
  if (operands.length < least || operands.length > most)
    refuse(`wrong number of arguments: ${operands.join(" ")}`);
  return operands;
}

module.exports = { expectOperands, parse, refuse };
