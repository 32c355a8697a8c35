import { parentPort } from "node:worker_threads";
import { prepareSearchPrints } from "#db/search-prints.ts";
import { openStore, type Store } from "#db/store.ts";
import { holdMoment } from "#db/transaction.ts";
import { checkPart, type PartOfCheck, type PartResult } from "./check-part.ts";

/** What a thread is asked: to open a database, to see it as it is at this moment, to check a part of it. */
export type CheckQuestion = { open: string } | "hold" | { part: PartOfCheck };

/** `more` says how far it is, before the answer. */
export type CheckAnswer = { more: number } | PartResult;

const NOTHING: PartResult = { found: [] };
let store: Store | undefined;
let release: (() => void) | undefined;

function answer(question: CheckQuestion): PartResult {
	if (typeof question === "object" && "open" in question) {
		// A connection that only reads would not hold rows to the CHECKs of their tables.
		store = openStore(question.open, { create: false });
		prepareSearchPrints(store);
		return NOTHING;
	}
	if (!store) throw new Error("The database is not open yet");
	if (question !== "hold") return checkPart(store, question.part, (more) => say({ more }));
	release?.();
	release = holdMoment(store);
	return NOTHING;
}

const say = (said: CheckAnswer) => parentPort?.postMessage(said);
parentPort?.on("message", (question: CheckQuestion) => say(answer(question)));
