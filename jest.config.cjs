// All unit tests in one run; each project's own configuration is for `nx test PROJECT`.
module.exports = { projects: ["<rootDir>/packages/*/jest.config.cjs", "<rootDir>/tools/*/jest.config.cjs"] };
