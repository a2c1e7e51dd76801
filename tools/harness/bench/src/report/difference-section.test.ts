import { differenceSection } from "./difference-section";

const part = (observation: number, modules: number, modulesOfRaw: number) => ({
  observation,
  modules,
  modulesOfRaw,
});

it("divides the difference of the medians into its parts", () => {
  const { table } = differenceSection(
    [
      { apps: 1, berth: [3, 5, 4], raw: [2, 3, 2.5] },
      { apps: 100, berth: [20], raw: [17] },
    ],
    [part(0.5, 1.2, 1), part(0.7, 1.4, 1.1), part(0.6, 1.3, 1)],
  );
  expect(table.rows).toEqual([
    ["1 app", "1.50 s", "0.60 s", "0.30 s", "0.60 s"],
    ["100 apps", "3.00 s", "0.60 s", "0.30 s", "2.10 s"],
  ]);
});
