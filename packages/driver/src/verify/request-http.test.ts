import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { planCluster, planExposure, planVerification, recordOf } from "@kind-berth/topology";
import { issueAuthority, type KeyPair } from "../certificates/issue";
import { requestHttp } from "./request-http";

const record = recordOf(
  planCluster({ name: "demo", portMappings: [{ name: "https", hostPort: 8443, containerPort: 443 }] }),
);
const planned = planVerification(
  planExposure({ name: "web", port: "https", containerPort: 8080 }, record, []),
);

/** Requests the app from a server that has this certificate. */
async function answerWith({ certificate: cert, key }: KeyPair) {
  const server = createServer({ cert, key }, (_, response) => response.end("hello"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const verification = { ...planned, address: "127.0.0.1", hostPort: port };
    return await requestHttp(verification, AbortSignal.timeout(5_000));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

it("reports when the certificate expired", async () => {
  const clock = jest.spyOn(Date, "now").mockReturnValue(Date.UTC(2001, 0, 1));
  const old = await issueAuthority("old").finally(() => {
    clock.mockRestore();
  });
  expect(await answerWith(old)).toEqual({
    outcome: "answered",
    status: 200,
    certificateExpiredAt: expect.stringMatching(/^20(?:10|11)-.*Z$/) as string,
  });
});

it("control: reports no date for a valid certificate", async () => {
  expect(await answerWith(await issueAuthority("new"))).toEqual({ outcome: "answered", status: 200 });
});
