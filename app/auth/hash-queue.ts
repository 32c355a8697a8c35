import { Problem } from "#app/domain/problem.ts";

/** Who waits: somebody who showed a session, a link or a browser that is known, or a stranger, by where they ask from. */
export type Waiting = "known" | { stranger: string };

interface Limits {
	/** How many run at the same time. */
	atOnce: number;
	/** How many of each kind may wait. */
	waiting: number;
	/** How many may wait that came from one place. */
	fromOnePlace: number;
}

export interface HashQueue {
	/** @throws Problem `busy`, with when to try again, when too many wait */
	run<T>(who: Waiting, task: () => Promise<T>): Promise<T>;
}

/** Seconds after which it is worth another try: a full queue is worked off in less. */
const RETRY_AFTER = 5;

/**
 * Passwords are hashed a few at a time, since each hash takes a processor and one of the few threads that files
 * and compression need too. Those who are known go first, so that a crowd of strangers keeps none of them waiting.
 */
export function createHashQueue({ atOnce, waiting, fromOnePlace }: Limits): HashQueue {
	const known: (() => void)[] = [];
	const strangers: (() => void)[] = [];
	const places = new Map<string, number>();
	let running = 0;

	const goOn = () => {
		if (running >= atOnce) return;
		const next = known.shift() ?? strangers.shift();
		if (!next) return;
		running++;
		next();
	};
	const turn = (line: (() => void)[]) =>
		new Promise<void>((resolve) => {
			line.push(resolve);
			goOn();
		});
	const leave = (place: string) => {
		const left = (places.get(place) ?? 1) - 1;
		if (left > 0) places.set(place, left);
		else places.delete(place);
	};

	return {
		async run(who, task) {
			const line = who === "known" ? known : strangers;
			const place = who === "known" ? undefined : who.stranger;
			const here = place === undefined ? 0 : (places.get(place) ?? 0);
			if (line.length >= waiting || here >= fromOnePlace) throw tooMany();
			if (place !== undefined) places.set(place, here + 1);
			try {
				await turn(line);
				try {
					return await task();
				} finally {
					running--;
					goOn();
				}
			} finally {
				if (place !== undefined) leave(place);
			}
		},
	};
}

const tooMany = () =>
	new Problem(
		"busy",
		"The server is checking as many passwords as it can. Try again in a few seconds.",
		[],
		RETRY_AFTER,
	);
