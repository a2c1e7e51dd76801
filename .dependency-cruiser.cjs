// The dependency rules of the source code. Imports point only to lower layers. There are no import cycles. The rules also apply to type
// imports. `npm test -- --only structure` checks the rules.

/**
 * The folders of each package, from the lowest layer to the highest. A folder imports only from folders in lower layers. Folders in the
 * same list do not import each other.
 */
const layers = {
  "packages/topology/src": [
    ["findings"],
    ["model"],
    ["placement", "record", "diagnosis"],
    ["cluster", "ingress-controller"],
    ["edge", "existing-cluster", "kind-config", "app", "lifecycle"],
    ["verify"],
    ["examples"],
  ],
  "packages/driver/src": [
    ["process"],
    ["engine"],
    ["state", "kind"],
    ["ownership", "reconcile"],
    ["nodes"],
    ["host"],
    ["images", "edge", "registry"],
    ["verify", "certificates", "cluster"],
    ["examples"],
  ],
};

const upward = Object.entries(layers).flatMap(([source, floors]) =>
  floors.flatMap((folders, floor) => {
    const above = floors.slice(floor + 1).flat();
    return folders.map((folder) => {
      const forbidden = [...above, ...folders.filter((other) => other !== folder)];
      return {
        name: `${source.split("/")[1]}-${folder}-imports-nothing-above`,
        severity: "error",
        from: { path: `^${source}/${folder}/`, pathNot: "\\.test\\.ts$" },
        to: { path: `^${source}/(?:index\\.ts$${forbidden.map((other) => `|${other}/`).join("")})` },
      };
    });
  }),
);

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    ...upward,
    {
      name: "source-imports-no-tests",
      severity: "error",
      from: {
        path: "^(?:packages/[^/]+|tools/[^/]+/[^/]+)/src/",
        pathNot: "\\.(?:test|e2e|contract|browser)\\.ts$",
      },
      to: { path: "^packages/[^/]+/test/" },
    },
  ],
  options: {
    // Include type imports.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: ["node_modules", "dist"] },
    exclude: { path: ["/dist/", "/programs/", "node_modules"] },
  },
};
