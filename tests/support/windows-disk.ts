import fs, { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const OPEN_FILES = "/proc/self/fd";
const READ_ONLY = 0;
const ACCESS = 0o3;

/**
 * Has the disk refuse this process what Windows refuses: to rename or replace what is open, and to flush what is open for
 * reading alone, as folders are. It is told by what Linux says of open files; elsewhere it does nothing.
 */
export function windowsDisk(): Disposable {
	const { renameSync, fsyncSync } = fs;
	const refuse = (what: string) => {
		throw Object.assign(new Error(`EPERM: operation not permitted, ${what}`), { code: "EPERM" });
	};
	if (process.platform === "linux") {
		fs.renameSync = (from, to) => {
			if ([from, to].some((path) => isOpen(String(path)))) refuse("rename");
			renameSync(from, to);
		};
		fs.fsyncSync = (descriptor) => {
			if ((flagsOf(descriptor) & ACCESS) === READ_ONLY) refuse("fsync");
			fsyncSync(descriptor);
		};
	}
	syncBuiltinESMExports();
	return {
		[Symbol.dispose]() {
			Object.assign(fs, { renameSync, fsyncSync });
			syncBuiltinESMExports();
		},
	};
}

const isOpen = (path: string) => readdirSync(OPEN_FILES).some((descriptor) => targetOf(descriptor) === path);

/** Of the descriptor that the folder itself was read by there is nothing any more. */
function targetOf(descriptor: string): string | undefined {
	try {
		return readlinkSync(`${OPEN_FILES}/${descriptor}`);
	} catch {
		return undefined;
	}
}

function flagsOf(descriptor: number): number {
	const [, flags = ""] =
		/^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8")) ?? [];
	return Number.parseInt(flags, 8);
}
