module.exports = { ...require("../../../jest.preset.cjs"), displayName: "stand-ins" };
