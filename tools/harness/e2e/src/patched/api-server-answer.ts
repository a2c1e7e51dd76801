import { request } from "node:https";

/**
 * Requests `/livez` from an API server through a host port, and returns the body of the response. The request has no credentials and does
 * not check the certificate, because the certificate of a kind cluster is not valid for the port.
 */
export function apiServerAnswer(hostPort: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port: hostPort, path: "/livez", rejectUnauthorized: false, timeout: 10_000 },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (text: string) => (body += text));
        response.on("end", () => {
          resolve(body.trim());
        });
      },
    );
    asked.on("timeout", () => asked.destroy(new Error("no response within 10 s")));
    asked.on("error", reject);
    asked.end();
  });
}
