import { holderFromLsof, holderFromSs, lsofArguments } from "./port-holder";

it("reads the holder from the output of ss", () => {
  const line =
    'LISTEN 0      511        127.0.0.1:8080      0.0.0.0:*    users:(("nginx",pid=4711,fd=6),("nginx",pid=4712,fd=6))\n';
  expect(holderFromSs(line)).toEqual({ name: "nginx", pid: "4711" });
});

it("returns no holder if ss does not show the process, as for other users' processes", () => {
  expect(holderFromSs("LISTEN 0 511 127.0.0.1:8080 0.0.0.0:*\n")).toBeUndefined();
});

it("reads the holder from the output of lsof", () => {
  expect(holderFromLsof("p4711\ncControlCenter\nf10\n")).toEqual({ name: "ControlCenter", pid: "4711" });
  expect(holderFromLsof("")).toBeUndefined();
});

it("queries lsof for processes that listen, not for clients of the port", () => {
  expect(lsofArguments({ protocol: "TCP", hostPort: 8080 })).toEqual([
    "-nP",
    "-Fpc",
    "-iTCP:8080",
    "-sTCP:LISTEN",
  ]);
  expect(lsofArguments({ protocol: "UDP", hostPort: 53 })).toEqual(["-nP", "-Fpc", "-iUDP:53"]);
});
