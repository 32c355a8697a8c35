import { connect } from "node:net";
import type { Composed } from "./compose.ts";

export interface Sent {
	/** Of the first answer; absent where none came. */
	status: number | undefined;
	/** Milliseconds to the end of all answers. */
	took: number;
	/** The connection was neither answered nor closed. */
	hung: boolean;
}

/** How long a whole request may take to be answered, and part of one to be given up, in milliseconds. */
const LONGEST = 30_000;
const PART_WAITS = 60;

/** Sends bytes over a connection of their own, and looks at no more of what comes back than its status. */
export function send(url: string, { pieces, pause, ending, isPart }: Composed): Promise<Sent> {
	const { hostname, port } = new URL(url);
	const started = performance.now();
	return new Promise((resolve) => {
		let head = "";
		let hung = false;
		const socket = connect(Number(port), hostname);
		const patience = setTimeout(() => {
			hung = true;
			socket.destroy();
		}, LONGEST);
		// Where nothing has to come, none is waited for; once something has come, all of it is.
		const brief = isPart ? setTimeout(() => head === "" && socket.destroy(), PART_WAITS) : undefined;
		socket.on("data", (piece: Buffer) => {
			if (head.length < 12) head += piece.subarray(0, 12).toString("latin1");
		});
		socket.on("error", () => {});
		socket.on("close", () => {
			clearTimeout(patience);
			clearTimeout(brief);
			const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
			resolve({
				status: status === undefined ? undefined : Number(status),
				took: performance.now() - started,
				hung,
			});
		});
		const next = (index: number) => {
			const piece = pieces[index];
			if (piece) socket.write(piece, () => setTimeout(next, pause, index + 1));
			else if (ending === "end") socket.end();
			else if (ending === "destroy") socket.destroy();
			else if (ending === "reset") socket.resetAndDestroy();
		};
		next(0);
	});
}
