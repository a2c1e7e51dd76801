import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { linkSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProcessLock } from "./process-lock";
import { readDescription } from "./read-description";
import { acquireSocketLock, readSocketLock } from "./socket-lock";

let folder = "";
let cleanUp: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-socket-lock-"));
  cleanUp = [];
});
afterEach(() => {
  for (const clean of cleanUp) clean();
  rmSync(folder, { recursive: true });
});

/** Acquires a lock that must be free. */
async function acquired(description: string, name = "lock"): Promise<ProcessLock> {
  const lock = await acquireSocketLock(folder, name, description);
  if (typeof lock === "string") throw new Error(`the lock is not free: ${lock}`);
  return lock;
}

/** Listens on a file in the folder, and runs a function for each client. */
async function rival(file: string, respond: (client: Socket) => void): Promise<Server> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client.on("error", () => undefined));
    respond(client);
  }).listen(join(folder, file));
  await once(server, "listening");
  cleanUp.push(() => {
    for (const client of clients) client.destroy();
    server.close();
  });
  return server;
}

/** Runs a program in another process until the program prints its first line. */
async function otherProcess(program: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-e", program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  cleanUp.push(() => child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

const holding = `
  const { acquireSocketLock } = require(${JSON.stringify(join(__dirname, "../../dist/process/socket-lock.js"))});
  acquireSocketLock(process.argv[1], "lock", "the other").then(console.log);
`;
const listeningOn = (file: string) => `
  require("node:net").createServer().listen(process.argv[1] + "/${file}", () => console.log());
`;

it("permits one holder, describes the holder, and leaves no files behind", async () => {
  expect(await readSocketLock(folder, "lock")).toBeUndefined();
  const first = await acquired("the first");
  expect(await acquireSocketLock(folder, "lock", "the second")).toBe("the first");
  expect(await readSocketLock(folder, "lock")).toBe("the first");
  await first.release();
  expect(readdirSync(folder)).toEqual([]);
  const second = await acquired("the second");
  expect(await readSocketLock(folder, "lock")).toBe("the second");
  await second.release();
});

it("does not confuse locks whose names begin with the same characters", async () => {
  const locks = [await acquired("the first", "lock"), await acquired("the second", "lock2")];
  expect(await readSocketLock(folder, "lock2")).toBe("the second");
  for (const lock of locks) await lock.release();
});

it("does not keep a process running if a client does not disconnect", async () => {
  const holder = await otherProcess(`
    const { acquireSocketLock } = require(${JSON.stringify(join(__dirname, "../../dist/process/socket-lock.js"))});
    acquireSocketLock(process.argv[1], "lock", "the other").then((lock) => {
      lock.server.once("connection", lock.release);
      console.log();
    });
  `);
  const ended = once(holder, "exit");
  const [file] = readdirSync(folder);
  const client = connect({ path: join(folder, String(file)), allowHalfOpen: true }).resume();
  cleanUp.push(() => client.destroy());
  expect(await ended).toEqual([0, null]);
});

it("takes over the lock of a killed process, and removes its file", async () => {
  const holder = await otherProcess(holding);
  expect(await acquireSocketLock(folder, "lock", "me")).toBe("the other");
  await kill(holder);
  const [left] = readdirSync(folder);
  expect(left).toMatch(/^lock\./u);
  expect(await readDescription(join(folder, String(left)))).toBeUndefined();
  const mine = await acquired("me");
  expect(readdirSync(folder)).toHaveLength(1);
  expect(readdirSync(folder)).not.toContain(left);
  await mine.release();
});

it.each(["lock.0.new", "lock.0", "lock.z"])(
  "removes the file %s of a process that was killed while it acquired the lock",
  async (file) => {
    await kill(await otherProcess(listeningOn(file)));
    expect(readdirSync(folder)).toEqual([file]);
    const mine = await acquired("me");
    expect(readdirSync(folder)).not.toContain(file);
    await mine.release();
  },
);

it("keeps the files of other locks, and of processes that are about to acquire the lock", async () => {
  await rival("lock.0.new", (client) => client.end());
  await kill(await otherProcess(listeningOn("another.0")));
  const mine = await acquired("me");
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(["lock.0.new", "another.0"]));
  await mine.release();
});

it("tries again later if another process removed its file before the rename", async () => {
  const attempt = acquireSocketLock(folder, "lock", "me");
  // The server listens immediately, and the rename follows in a later turn of the event loop.
  const [file] = readdirSync(folder);
  expect(file).toMatch(/\.new$/u);
  rmSync(join(folder, String(file)));
  expect(await attempt).toBe("");
  expect(readdirSync(folder)).toEqual([]);
});

it("does not acquire the lock beside a process that accepts connections and never responds", async () => {
  await rival("lock.0", () => undefined);
  expect(await acquireSocketLock(folder, "lock", "me")).toMatch(/^a process that does not describe itself/u);
  expect(readdirSync(folder)).toEqual(["lock.0"]);
});

it("shortens the description of another process", async () => {
  await rival("lock.0", (client) => client.end("x".repeat(1_000_000)));
  expect(await acquireSocketLock(folder, "lock", "me")).toBe("x".repeat(500));
});

// Only Linux distinguishes a full queue from a process that has ended.
(process.platform === "linux" ? it : it.skip)(
  "does not acquire the lock of a stopped process whose queue of connections is full",
  async () => {
    const holder = await otherProcess(holding);
    holder.kill("SIGSTOP");
    const [file] = readdirSync(folder);
    const path = join(folder, String(file));
    let connected: string;
    do {
      const client = connect(path);
      cleanUp.push(() => client.destroy());
      connected = await new Promise<string>((resolve) => {
        client.once("connect", () => {
          resolve("");
        });
        client.once("error", (error: NodeJS.ErrnoException) => {
          resolve(String(error.code));
        });
      });
    } while (connected === "");
    expect(connected).toBe("EAGAIN");
    expect(await acquireSocketLock(folder, "lock", "me")).toMatch(
      /^a process that does not describe itself/u,
    );
    expect(readdirSync(folder)).toEqual([file]);
  },
);

describe("beside a process that is also acquiring the lock", () => {
  it("withdraws if the other process has priority", async () => {
    await rival("lock.", (client) => client.end());
    expect(await acquireSocketLock(folder, "lock", "me")).toBe("");
    expect(readdirSync(folder)).toEqual(["lock."]);
  });

  it("waits until the other process has withdrawn", async () => {
    let clients = 0;
    const other = await rival("lock.z", (client) => {
      client.end();
      clients += 1;
      if (clients === 3) other.close();
    });
    const mine = await acquired("me");
    expect(clients).toBe(3);
    await mine.release();
  });

  it("withdraws if the other process acquires the lock", async () => {
    let clients = 0;
    await rival("lock.z", (client) => {
      clients += 1;
      client.end(clients < 3 ? "" : "the other");
    });
    expect(await acquireSocketLock(folder, "lock", "me")).toBe("the other");
  });

  it("withdraws if the other process neither withdraws nor acquires the lock", async () => {
    await rival("lock.z", (client) => client.end());
    expect(await acquireSocketLock(folder, "lock", "me")).toBe("");
    expect(readdirSync(folder)).toEqual(["lock.z"]);
  });

  it("sends no description before it holds the lock", async () => {
    const seen: (string | undefined)[] = [];
    const other = await rival("lock.z", (client) => {
      const file = readdirSync(folder).find((entry) => entry !== "lock.z");
      void readDescription(join(folder, String(file))).then((description) => {
        seen.push(description);
        client.end();
        other.close();
      });
    });
    const mine = await acquired("me");
    expect(seen).toEqual([""]);
    expect(await readSocketLock(folder, "lock")).toBe("me");
    await mine.release();
  });
});

describe("the operating system", () => {
  it.each([
    ["rename", renameSync],
    ["hard link", linkSync],
  ])("connects clients through a %s of a socket file, which Node.js does not remove", async (_, move) => {
    const [bound, moved] = [join(folder, "bound"), join(folder, "moved")];
    const server = createServer((client) => client.end("here")).listen(bound);
    await once(server, "listening");
    move(bound, moved);
    expect(await readDescription(moved)).toBe("here");
    server.close();
    await once(server, "close");
    expect(readdirSync(folder)).toEqual(["moved"]);
    expect(await readDescription(moved)).toBeUndefined();
  });
});

it("has a control: if processes remove a leftover file and then listen on the same path, two processes hold the lock", async () => {
  const path = join(folder, "one-path");
  await kill(await otherProcess(listeningOn("one-path")));
  const listen = async () => {
    const server = createServer().listen(path);
    cleanUp.push(() => server.close());
    await once(server, "listening");
    return server;
  };
  // Both processes find that the path is in use, and that its process has ended.
  await expect(listen()).rejects.toThrow("EADDRINUSE");
  expect(await readDescription(path)).toBeUndefined();
  await expect(listen()).rejects.toThrow("EADDRINUSE");
  expect(await readDescription(path)).toBeUndefined();
  // The first process removes the file and listens. Then the second process does the same.
  rmSync(path);
  const first = await listen();
  rmSync(path);
  const second = await listen();
  expect([first.listening, second.listening]).toEqual([true, true]);
});
