/** The head of an answer, as it came over a connection. */
export interface Answer {
	status: number;
	/** It says when it is worth another try. */
	saysWhen: boolean;
}

/** A server that is asked for more than it can hold at once says so, and when to come again: that is no fault of it. */
export const isOverload = ({ status, saysWhen }: Answer) => status === 503 && saysWhen;

export const isFault = (answer: Answer) => answer.status >= 500 && !isOverload(answer);

/** What no head is longer than, in bytes; a page's policy is its longest line. */
const LONGEST_HEAD = 16_384;
const HEAD = /HTTP\/1\.1 (\d{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/;

/** Finds the heads of the answers in what a connection brings, which may be several one after the other. */
export function answerReader(): { answers: readonly Answer[]; read(piece: Buffer): void } {
	const answers: Answer[] = [];
	let rest = "";
	return {
		answers,
		read(piece) {
			rest += piece.toString("latin1");
			for (let found = HEAD.exec(rest); found; found = HEAD.exec(rest)) {
				const status = Number(found[1]);
				// 100 only says to go on.
				if (status >= 200) answers.push({ status, saysWhen: /^retry-after: \d+\r$/im.test(found[2] ?? "") });
				rest = rest.slice(found.index + found[0].length);
			}
			rest = rest.slice(-LONGEST_HEAD);
		},
	};
}
