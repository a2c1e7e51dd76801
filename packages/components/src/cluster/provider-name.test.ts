import { notObserved } from "@kind-berth/topology";
import { nameProvider } from "./provider-name";

const instance = (instanceId: string) => ({ ...notObserved, known: true, instanceId });

it("names the provider of the first instance like the cluster, and each later provider by its instance", () => {
  expect(nameProvider("demo", instance("1"))).toEqual({ providerName: "demo", aliases: [] });
  expect(nameProvider("demo", instance("2"))).toEqual({ providerName: "demo-2", aliases: [] });
  expect(nameProvider("demo", instance("300"))).toEqual({ providerName: "demo-300", aliases: [] });
});

it("recognizes the provider of every instance on a machine that cannot observe the cluster", () => {
  const { providerName, aliases } = nameProvider("demo", notObserved);
  expect(providerName).toBe("demo");
  const { providerName: other } = nameProvider("demo", instance("7"));
  expect(aliases).toContainEqual({ name: other });
  expect(aliases).not.toContainEqual({ name: "demo" });
});
