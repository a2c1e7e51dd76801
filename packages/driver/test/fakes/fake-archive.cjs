const { extract } = require("tar-stream");

/** Reads a tar archive. Returns the mode, the owner and the content of each file by its path. */
exports.readArchive = async (stream) => {
  const files = {};
  const entries = stream.pipe(extract());
  for await (const entry of entries) {
    const { name, mode, uid, type } = entry.header;
    const content = [];
    for await (const part of entry) content.push(part);
    files[`/${name}`] = { mode, uid, type, content: Buffer.concat(content).toString("utf8") };
  }
  return files;
};
