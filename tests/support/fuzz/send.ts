import { connect } from "node:net";
import { type Answer, answerReader, isFault } from "./answers.ts";
import type { Composed } from "./compose.ts";

export interface Sent {
	/** All that came back, as far as their heads go. */
	answers: readonly Answer[];
	/** Of the first answer, or of the one that is the server's fault; absent where none came. */
	status: number | undefined;
	/** Milliseconds to the end of all answers. */
	took: number;
	/** The connection was neither answered nor closed. */
	hung: boolean;
}

/** How long a whole request may take to be answered, and part of one to be given up, in milliseconds. */
const LONGEST = 30_000;
const PART_WAITS = 60;

/** Sends bytes over a connection of their own, and looks at no more of what comes back than the heads of the answers. */
export function send(url: string, { pieces, pause, ending, isPart }: Composed): Promise<Sent> {
	const { hostname, port } = new URL(url);
	const started = performance.now();
	return new Promise((resolve) => {
		const reader = answerReader();
		let hung = false;
		const socket = connect(Number(port), hostname);
		const patience = setTimeout(() => {
			hung = true;
			socket.destroy();
		}, LONGEST);
		// Where nothing has to come, none is waited for; once an answer has begun, all of it is.
		const brief = isPart
			? setTimeout(() => reader.answers.length === 0 && socket.destroy(), PART_WAITS)
			: undefined;
		socket.on("data", (piece: Buffer) => {
			reader.read(piece);
		});
		socket.on("error", () => {});
		socket.on("close", () => {
			clearTimeout(patience);
			clearTimeout(brief);
			const { answers } = reader;
			const { status } = answers.find(isFault) ?? answers[0] ?? {};
			resolve({ answers, status, took: performance.now() - started, hung });
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
