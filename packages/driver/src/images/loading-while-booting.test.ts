import { setImmediate } from "node:timers/promises";
import { LoadingWhileBooting } from "./loading-while-booting";

it("starts when the nodes boot, and not before", async () => {
  const load = jest.fn(() => Promise.resolve());
  const loading = new LoadingWhileBooting(load);
  loading.onKindStep("Preparing nodes");
  expect(load).not.toHaveBeenCalled();
  loading.onKindStep("Writing configuration");
  loading.onKindStep("Starting control-plane");
  await loading.end();
  expect(load).toHaveBeenCalledTimes(1);
});

it("ends only when the images are loaded", async () => {
  let finish = (): void => undefined;
  const image = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const loading = new LoadingWhileBooting(() => image);
  loading.onKindStep("Writing configuration");
  let isOver = false;
  const ended = loading.end().then(() => (isOver = true));
  await setImmediate();
  expect(isOver).toBe(false);
  finish();
  await ended;
});

it("reports a failure at the end, even if it occurs while kind still runs", async () => {
  const loading = new LoadingWhileBooting(() => Promise.reject(new Error("the image is gone")));
  loading.onKindStep("Writing configuration");
  await setImmediate();
  await expect(loading.end()).rejects.toThrow("the image is gone");
});

it("stops the loading and waits for its end if kind has failed", async () => {
  let isOver = false;
  const loading = new LoadingWhileBooting(async (signal) => {
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve);
    });
    isOver = true;
    throw new Error("aborted");
  });
  loading.onKindStep("Writing configuration");
  await loading.stop();
  expect(isOver).toBe(true);
});

it("does not wait if kind has failed before the loading starts", async () => {
  const loading = new LoadingWhileBooting(() => Promise.reject(new Error("must not start")));
  await loading.stop();
  await loading.end();
});
