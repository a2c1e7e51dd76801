const { forMutation } = require("../../tools/daily/setup/jest/mutation/configuration.cjs");

module.exports = forMutation(__dirname);
