import { existsSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { partialName } from "#app/services/temporary-files.ts";
import { CommandFailed } from "./failure.ts";

/**
 * Writes a file that has its name only when it is whole and on the disk: until then, after a failure and after
 * Ctrl+C nothing is there under it, or what was there before.
 * @throws CommandFailed when it exists already (unless `replace`) or cannot be written
 */
export async function writeBeside(
	file: string,
	pieces: AsyncIterable<string | Uint8Array>,
	{ replace }: { replace: boolean },
): Promise<void> {
	const taken = `${file} exists already. Name another file, or add --force to replace it`;
	if (existsSync(file) && !replace) throw new CommandFailed(taken);
	const partial = partialName(file);
	const stop = (signal: NodeJS.Signals) => {
		rmSync(partial, { force: true });
		process.exit(signal === "SIGINT" ? 130 : 143);
	};
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
	try {
		const handle = await open(partial, "wx");
		try {
			for await (const piece of pieces) await handle.appendFile(piece);
			await handle.sync();
		} finally {
			await handle.close();
		}
		if (existsSync(file) && !replace) throw new CommandFailed(taken);
		await rename(partial, file);
	} catch (error) {
		throw explained(error, file);
	} finally {
		rmSync(partial, { force: true });
		process.off("SIGINT", stop);
		process.off("SIGTERM", stop);
	}
}

function explained(error: unknown, file: string): unknown {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	switch (code) {
		case "ENOENT":
		case "ENOTDIR":
			return new CommandFailed(`Cannot write ${file}: there is no such folder`);
		case "EACCES":
		case "EPERM":
		case "EROFS":
		case "EISDIR":
			return new CommandFailed(`Cannot write ${file}: it may not be written there`);
		case "ENOSPC":
			return new CommandFailed(`Cannot write ${file}: the disk is full`);
		default:
			return error;
	}
}
