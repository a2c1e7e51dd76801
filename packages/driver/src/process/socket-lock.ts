// A lock for Linux and macOS that is released when its holder ends, even if the holder is killed.
//
// To acquire the lock, a process listens on a socket file of its own:
//
// 1. The process listens on a file that other processes ignore, `<lock>.<UUID>.new`.
// 2. The process renames the file to `<lock>.<UUID>`. Other processes now find the file.
// 3. The process lists all files of the lock, and connects to each other file. It removes each file whose connection is refused.
// 4. If no other process listens, the process holds the lock. It now sends its description to each client. Before, it sent an empty text.
// 5. If another process listens, the process withdraws or waits, as `judgeRivals` decides. To withdraw, it removes its file and closes its
//    server. While it waits, it connects again to the files from its list, but it does not list files again.
//
// Why two processes never hold the lock at the same time: assume that A and B hold the lock. Both renamed a file before they listed the
// files. One of them renamed its file first; assume that this process is A. Then the list of B contains the file of A. B holds the lock,
// so a connection to the file of A was refused, or the file did not exist. Both are impossible, because A listens since before the rename,
// and removes its file only when it withdraws or releases the lock. Other processes remove the file only if a connection is refused.
//
// This argument needs no order of names, no clock, and no list that is complete at one moment. The list only has to contain the files that
// exist during the whole time of listing. A file that appears or disappears meanwhile may be missing.
//
// - A crash between two steps leaves at most one file behind. After the crash, connections to this file are refused, so the next process
//   removes the file. File names are never used again. For this reason, a file whose connections are refused stays unused. A process that
//   pauses between its check and the removal therefore cannot remove the file of another process.
// - The time between `bind` and `listen`, in which connections are refused, is over before the rename. If another process removes the file
//   with the ending `.new` in that time, the rename fails, and the process tries again.
// - If the holder accepts no connections, its queue becomes full. On Linux, a connection then fails with EAGAIN, which shows that a process
//   listens. On macOS, a connection is refused, as if the holder had ended. The queue of macOS has place for at least 128 connections. A
//   waiting run adds at most one connection per second for twelve seconds. More than ten runs would have to wait for a stopped process.
// - A program that cleans `/tmp` may remove the file of a running process. Then a second process can acquire the lock. Such programs remove
//   only files that are several days old, and each step has a much shorter time limit.
// - When Node.js closes a server, it removes the path on which the server listened, `<lock>.<UUID>.new`. This path no longer exists.
//
// The lock excludes only processes that use the same `/tmp`.

import { randomUUID } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { judgeRivals } from "./judge-rivals";
import { listenAndDescribe } from "./listen-and-describe";
import type { ProcessLock } from "./process-lock";
import { readDescription } from "./read-description";

/** The time in which all other processes that are acquiring the lock must withdraw, in milliseconds. */
const withdrawalTimeout = 1_000;

/** The time between two connections to a process that has not yet withdrawn, in milliseconds. */
const interval = 5;

/** The end of the name of a file that other processes ignore. */
const unpublished = ".new";

/**
 * Tries to acquire a lock.
 *
 * @param folder - the user's private folder; see openLockFolder
 * @param name - the name of the lock, without dots
 * @param description - a non-empty description of this process, which other processes can read
 * @returns the lock; or the description of the process that holds the lock; or an empty string if other processes are acquiring the lock
 */
export async function acquireSocketLock(
  folder: string,
  name: string,
  description: string,
): Promise<ProcessLock | string> {
  const own = `${name}.${randomUUID()}`;
  const file = join(folder, own);
  let answer = "";
  const server = await listenAndDescribe(`${file}${unpublished}`, () => answer);
  const release = async () => {
    await rm(file, { force: true });
    server.close();
  };
  try {
    const holder = (await publish(file)) ? await holderAmong(folder, name, own) : "";
    if (holder !== undefined) {
      await release();
      return holder;
    }
    answer = description;
    await removeUnpublished(folder, name);
    return { server, description, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * Reads the description of the process that holds a lock.
 *
 * @returns an empty string if a process is acquiring the lock; `undefined` if no process holds or is acquiring the lock
 */
export async function readSocketLock(folder: string, name: string): Promise<string | undefined> {
  const listening = await listeningAt(folder, await publishedFiles(folder, name));
  const descriptions = [...listening.values()];
  return descriptions.find((description) => description !== "") ?? descriptions[0];
}

/** Renames the file of this process, so that other processes find the file. Returns `false` if another process has removed the file. */
async function publish(file: string): Promise<boolean> {
  try {
    await rename(`${file}${unpublished}`, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/**
 * Waits until all other processes have withdrawn, or this process must withdraw.
 *
 * @returns the description of the process that holds the lock. The description is empty if another process has priority or does not
 * withdraw. The result is `undefined` if this process acquires the lock.
 */
async function holderAmong(folder: string, name: string, own: string): Promise<string | undefined> {
  let rivals: Iterable<string> = (await publishedFiles(folder, name)).filter((file) => file !== own);
  const deadline = performance.now() + withdrawalTimeout;
  for (;;) {
    const listening = await listeningAt(folder, rivals);
    const judgement = judgeRivals(own, listening);
    if (judgement.result === "won") return undefined;
    if (judgement.result === "lost") return judgement.holder;
    if (performance.now() > deadline) return "";
    rivals = listening.keys();
    await setTimeout(interval);
  }
}

async function publishedFiles(folder: string, name: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.startsWith(`${name}.`) && !file.endsWith(unpublished));
}

/** Returns the descriptions of the processes that listen, by file name. Removes the files of processes that no longer listen. */
async function listeningAt(folder: string, files: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const listening = new Map<string, string>();
  const read = async (file: string) => {
    const path = join(folder, file);
    const description = await readDescription(path);
    if (description === undefined) await rm(path, { force: true });
    else listening.set(file, description);
  };
  await Promise.all([...files].map(read));
  return listening;
}

/** Removes the files of processes that ended between `listen` and the rename. */
async function removeUnpublished(folder: string, name: string): Promise<void> {
  const files = (await readdir(folder)).filter(
    (file) => file.startsWith(`${name}.`) && file.endsWith(unpublished),
  );
  await listeningAt(folder, files);
}
