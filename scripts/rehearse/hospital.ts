import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { table } from "#app/cli/table.ts";
import { prepareStore } from "#app/server/prepare-store.ts";
import { addPerson, letters, PASSWORD } from "#tests/support/people.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { numbersIn, type Rehearsal } from "./rehearsal.ts";

const HOSPITAL = "203.0.113.7";
const HOME = "198.51.100.20";
/** Of those who were never seen, so many are guessed again and again: decision 20 holds them back at this address. */
const HAMMERED = 5;
/** How often somebody tries again who is told that the server is busy. */
const TRIES = 10;

export const rehearsal: Rehearsal = {
	name: "hospital",
	usage: "hospital [--people 40] [--guesses 300] [--at-once 30]",
	about:
		"People behind one address log in while one of them guesses passwords there, with a proxy and without. Fails when anybody with the right password is refused in a browser that they logged in with before, or in a new one, unless the guesser has tried that very account there more than twice.",
	async run(args) {
		const options = numbersIn(args, { people: 40, guesses: 300, "at-once": 30 });
		const outcomes = [];
		for (const isBehindProxy of [false, true]) outcomes.push(...(await inHospital(isBehindProxy, options)));
		const rows = outcomes.map(({ who, answers, isFine }) => [
			...[who, Object.entries(answers).map(([answer, times]) => `${answer}: ${times}`)],
			isFine ? "" : "NOT AS IT MUST BE",
		]);
		process.stdout.write(`${table([["WHO", "ANSWERS", ""], ...rows.map((row) => row.map(String))])}\n`);
		return outcomes.every(({ isFine }) => isFine);
	},
};

interface Outcome {
	who: string;
	/** How often each status came, and how often somebody was told to try again before. */
	answers: Record<string, number>;
	isFine: boolean;
}

async function inHospital(
	isBehindProxy: boolean,
	{ people: number, guesses, "at-once": atOnce }: { people: number; guesses: number; "at-once": number },
): Promise<Outcome[]> {
	using folder = temporaryFolder();
	const databasePath = join(folder.path, "hospital.db");
	const store = prepareStore({ databasePath, sampleLibrary: false });
	const people: string[] = [];
	for (let index = 0; index < number; index++)
		people.push((await addPerson(store, "reader", `Person ${letters(index)}`)).email);
	store.close();
	const variables = { TRUST_PROXY: isBehindProxy ? "1" : "0", LOG_LEVEL: "silent" };
	await using server = await startProcess(databasePath, variables);

	const logIn = (email: string, { password = PASSWORD, cookie = "", from = HOSPITAL } = {}) =>
		fetch(`${server.url}/login`, {
			...{ method: "POST", redirect: "manual", body: new URLSearchParams({ email, password }) },
			headers: { "X-Forwarded-For": from, Origin: server.url, ...(cookie && { Cookie: cookie }) },
		});
	/** As somebody does who is told when to try again. */
	const persist = async (email: string, how: { cookie?: string; from?: string } = {}) => {
		for (let busy = 0; ; busy++) {
			const answer = await logIn(email, how);
			await answer.arrayBuffer();
			if (answer.status !== 503 || busy === TRIES) return { status: answer.status, busy };
			await setTimeout(1000 * Number(answer.headers.get("Retry-After")));
		}
	};
	const where = isBehindProxy ? "proxy" : "no proxy";
	const outcome = async (who: string, tries: ReturnType<typeof persist>[], wanted: number[]) => {
		const answers: Record<string, number> = {};
		const count = (key: string, times = 1) => {
			answers[key] = (answers[key] ?? 0) + times;
		};
		const ended = await Promise.all(tries);
		for (const { status, busy } of ended) {
			count(`${status}`);
			if (busy > 0) count("busy before", busy);
		}
		return { who: `${where}: ${who}`, answers, isFine: ended.every(({ status }) => wanted.includes(status)) };
	};

	const half = Math.floor(number / 2);
	const cookies = new Map<string, string>();
	for (const email of people.slice(0, half)) cookies.set(email, browserOf(await logIn(email)));
	const hammered = people.slice(half, half + HAMMERED);
	const unseen = people.slice(half + HAMMERED);
	const known = () =>
		people.slice(0, half).map((email) => persist(email, { cookie: cookies.get(email) ?? "" }));

	// Everybody's account twice, those of a few without end, and accounts that there are not.
	const guess = async (email: string) => (await logIn(email, { password: "a wrong password" })).arrayBuffer();
	for (const email of [...people, ...people, ...hammered.flatMap((one) => Array<string>(10).fill(one))])
		await guess(email);
	for (let count = 0; count < guesses; count++) await guess(`nobody${count}@example.org`);
	const outcomes = [
		await outcome("browsers known, after the guesses", known(), [302]),
		await outcome(
			"new browsers, their accounts guessed often",
			hammered.map((email) => persist(email)),
			[429],
		),
		...(isBehindProxy
			? [
					await outcome(
						"the same from home",
						hammered.map((email) => persist(email, { from: HOME })),
						[302],
					),
				]
			: []),
	];
	let isGuessing = true;
	let made = 0;
	const flood = Array.from({ length: atOnce }, async () => {
		while (isGuessing) await guess(`flood${made++}@example.org`);
	});
	outcomes.push(
		await outcome("browsers known, meanwhile", known(), [302]),
		await outcome(
			"new browsers, meanwhile",
			unseen.map((email) => persist(email)),
			[302],
		),
	);
	isGuessing = false;
	await Promise.all(flood);
	process.stdout.write(`${where}: ${made} guesses meanwhile\n`);
	return outcomes;
}

/** What a browser keeps once its session is over: all cookies but the session's. */
const browserOf = (answer: Response) =>
	answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0] ?? "")
		.filter((cookie) => !cookie.includes("session="))
		.join("; ");
