import fc from "fast-check";
import type { TestServer } from "../server.ts";
import { type Actor, actorsFor } from "./actors.ts";
import { isFault, isOverload } from "./answers.ts";
import { compose } from "./compose.ts";
import { type MalformedRequest, malformedRequest } from "./malformed-request.ts";
import { type Sent, send } from "./send.ts";
import { type Target, targetsOf } from "./targets.ts";

export interface FuzzReport {
	sent: number;
	/** How often each status came; of requests that got no answer, `none`; of a deliberate 503, `busy`. */
	statuses: Record<string, number>;
	/** Requests whose answer is the server's fault, or never came. */
	faults: string[];
	/** The requests that took longest, in milliseconds. */
	slowest: { took: number; told: string }[];
}

interface FuzzOptions {
	requests: number;
	seed: number;
	/** How many are under way at a time. */
	atOnce: number;
	/** Called when new people and studies were made. */
	onRound?: (sent: number) => void | Promise<void>;
	/** Called after each answer; what it throws ends everything. */
	after?: (told: string, sent: Sent) => void | Promise<void>;
}

/** After so many requests there are new people, studies and tokens: those before are used up. */
const ROUND = 500;
const SLOWEST = 5;

/** Sends malformed requests to a server, which a seed decides, and says what came of them. */
export async function fuzz(
	server: Pick<TestServer, "url" | "store" | "routes" | "expressRoutes">,
	{ requests, seed, atOnce, onRound, after }: FuzzOptions,
): Promise<FuzzReport> {
	const report: FuzzReport = { sent: 0, statuses: {}, faults: [], slowest: [] };
	for (let round = 0; round * ROUND < requests; round++) {
		const numRuns = Math.min(ROUND, requests - round * ROUND);
		const waiting = fc.sample(malformedRequest, { numRuns, seed: seed + round });
		const { actors, administrator, researcher } = await actorsFor(server.store, server.url, round);
		const targets = await targetsOf(server, { administrator, researcher, number: round });
		await onRound?.(report.sent);
		const work = async () => {
			for (let next = waiting.pop(); next; next = waiting.pop()) {
				const { told, sent } = await ask(server.url, next, { targets, actors });
				note(report, told, sent);
				await after?.(told, sent);
			}
		};
		await Promise.all(Array.from({ length: atOnce }, work));
	}
	return report;
}

async function ask(
	url: string,
	request: MalformedRequest,
	{ targets, actors }: { targets: Target[]; actors: Actor[] },
) {
	const target = targets[request.target % targets.length];
	const actor = actorFor(request, target, actors);
	if (!target || !actor) throw new Error("There is nothing to ask, or nobody to ask it");
	const composed = await compose(request, target, actor, url);
	return { told: composed.told, sent: await send(url, composed) };
}

/** Tokens open the API alone, so that elsewhere they are tried now and then. */
function actorFor(
	{ actor }: MalformedRequest,
	target: Target | undefined,
	actors: Actor[],
): Actor | undefined {
	const isApi = target?.path.startsWith("/api/") || actor % 8 === 0;
	const some = isApi ? actors : actors.filter(({ headers }) => !headers.Authorization);
	return some[actor % some.length];
}

function note(report: FuzzReport, told: string, { answers, took, hung }: Sent) {
	report.sent++;
	const keys = answers.map((answer) => (isOverload(answer) ? "busy" : `${answer.status}`));
	for (const key of hung ? ["hung"] : keys.length > 0 ? keys : ["none"])
		report.statuses[key] = (report.statuses[key] ?? 0) + 1;
	if (hung || answers.some(isFault))
		report.faults.push(`${hung ? "hung" : keys.join(", ")} after ${Math.round(took)} ms: ${told}`);
	report.slowest = [...report.slowest, { took, told }].toSorted((a, b) => b.took - a.took).slice(0, SLOWEST);
}
