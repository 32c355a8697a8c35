import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { NODE, ROOT } from "../../../scripts/ready.mjs";
import { type Acknowledged, killAfter, lossesOf } from "./killed-library.ts";

const WRITER = join(ROOT, "tests", "support", "kills", "writer.ts");
/** Linux says of a process whether it stands still; elsewhere this long is enough, in milliseconds. */
const STILL = 20;

/**
 * Looks, at many moments while a program saves, at what a kill would have left: the program is halted where it is, its
 * files are copied, and it goes on. What is in them then is what is in them after `kill -9`, which takes nothing from
 * what the system was given to write; and a program that goes on costs far less than as many starts. Where a program
 * cannot be halted it is killed and started again.
 * @returns what is not as it must be, a line each, and how many saves were acknowledged
 */
export async function killWhileWriting(
	databasePath: string,
	{ kills, random }: { kills: number; random: () => number },
): Promise<{ problems: string[]; saves: number }> {
	const acknowledged: Acknowledged = new Map();
	let writer = begin(databasePath, acknowledged);
	const problems: string[] = [];
	const image = `${databasePath}.image`;
	try {
		for (let kill = 0; kill < kills; kill++) {
			const before = acknowledged.size;
			while (acknowledged.size === before) await setTimeout(1);
			await setTimeout(random() * 20);
			const isHalted = await halt(writer);
			for (const end of ["", "-wal"]) copyFileSync(databasePath + end, image + end);
			problems.push(...(await lossesOf(image, acknowledged)));
			if (isHalted) writer.kill("SIGCONT");
			else writer = begin(databasePath, acknowledged);
			for (const end of ["", "-wal", "-shm"]) rmSync(image + end, { force: true });
		}
	} finally {
		await killAfter(writer, 0);
	}
	return { problems, saves: acknowledged.size };
}

function begin(databasePath: string, acknowledged: Acknowledged): ChildProcess {
	const child = spawn(NODE, [WRITER, databasePath], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
	let rest = "";
	child.stdout.on("data", (chunk: Buffer) => {
		const lines = (rest + chunk).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) {
			const [slug = "", version, title = ""] = line.split("\t");
			acknowledged.set(slug, { version: Number(version), title });
		}
	});
	return child;
}

/** @returns whether it can go on again */
async function halt(child: ChildProcess): Promise<boolean> {
	if (process.platform === "win32") {
		await killAfter(child, 0);
		return false;
	}
	child.kill("SIGSTOP");
	const state = `/proc/${child.pid}/stat`;
	if (!existsSync(state)) await setTimeout(STILL);
	else while (!/\) [Tt] /.test(readFileSync(state, "utf8"))) await setTimeout(1);
	return true;
}
