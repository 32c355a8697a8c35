import { deflateSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { correctGuessedConcepts } from "#app/services/corrections/guessed-concepts.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { insertImport, insertRecord, settleRecord } from "#db/write-import.ts";
import { temporaryStore } from "#tests/support/import-here.ts";
import { type Input, studyInput } from "#tests/support/study-builder.ts";

const database = temporaryStore();
const { store } = database;
afterAll(() => database[Symbol.dispose]());

const actor = { kind: "system" } as const;
const outcome = (label: string, concept: string | undefined, more: Input = {}) => ({
	...{ id: "o1", kind: "binary", label, concept, ...more },
	results: [{ armId: "a1", events: 3, n: 10 }],
});

/** A study as an older program left it; `raw` is the record of the import that made its first version. */
function study(title: string, outcomes: Input[], record?: { format: "ctgov" | "document"; raw: unknown }) {
	const saved = saveStudy(store, {
		document: studyInput({ title, outcomes }),
		...{ actor, reason: "First", visibility: "published" },
	});
	if (!record) return saved.slug;
	const settings = { createdBy: null, createdAt: "2026-11-01T00:00:00.000Z", publish: false, update: false };
	const importId = insertImport(store, { name: title, reason: "Import", ...settings });
	insertRecord(store, {
		...{ importId, position: 0, label: title, place: "records.json:1", format: record.format },
		raw: deflateSync(JSON.stringify(record.raw)),
		...{ hash: title, state: "waiting", message: null },
	});
	settleRecord(store, {
		...{ importId, position: 0, state: "created", message: null, slug: saved.slug, version: 1 },
	});
	return saved.slug;
}

function choose(slug: string, outcomes: Input[]) {
	const now = getStudy(store, slug, "drafts-too");
	if (!now) throw new Error(`no study ${slug}`);
	const document = { ...now.document, outcomes };
	saveStudy(store, { slug, expectedVersion: now.version, document, actor, reason: "Chosen" });
}

const conceptsOf = (slug: string) =>
	getStudy(store, slug, "drafts-too")?.document.outcomes.map(({ concept }) => concept ?? null);
const correct = () => {
	store.sqlite.exec("delete from settings where key = 'guessed_concepts'");
	return correctGuessedConcepts(store);
};

const REGISTRY = { format: "ctgov", raw: {} } as const;

test("what an import guessed goes, as a version of its own with the reason; once", () => {
	const slug = study("A", [outcome("Freedom from death", "mortality")], REGISTRY);
	expect(correct()).toBe(1);
	expect(conceptsOf(slug)).toEqual([null]);
	expect(getStudy(store, slug, "published")).toMatchObject({ version: 2, visibility: "published" });
	expect(
		store.sqlite.prepare("select reason, actor_id from study_versions where version = 2").get(),
	).toMatchObject({ reason: expect.stringContaining("guessed"), actor_id: null });
	expect(
		store.sqlite.prepare("select count(*) from audit_events where detail like '%guessed%'").pluck().get(),
	).toBe(1);
	expect(correctGuessedConcepts(store)).toBe(0);
	expect(correct()).toBe(0);
});

test("so does what a table's import assumed, and not what a column or a document said", () => {
	const table = (assumed: string[]) => ({
		...{ table: { study: "B", lines: [2] }, document: {}, assumed },
	});
	const guessed = study("B", [outcome("Response", "response")], {
		...{ format: "document", raw: table(["outcomes.o1.concept"]) },
	});
	const said = study("C", [outcome("Response", "response")], { format: "document", raw: table(["title"]) });
	const document = study("D", [outcome("Response", "response")], { format: "document", raw: {} });
	correct();
	expect([guessed, said, document].map(conceptsOf)).toEqual([[null], ["response"], ["response"]]);
});

test("what people chose stays: another concept, the same one chosen anew, and one that they typed", () => {
	const other = study("E", [outcome("Freedom from death", "mortality")], REGISTRY);
	choose(other, [outcome("Freedom from death", "survival")]);
	const again = study("F", [outcome("Response at week 8", undefined)], REGISTRY);
	choose(again, [outcome("Response at week 8", "response")]);
	const typed = study("G", [outcome("Response", "response")]);
	correct();
	expect([other, again, typed].map(conceptsOf)).toEqual([["survival"], ["response"], ["response"]]);
});

test("what a form guessed goes where the label itself speaks against it", () => {
	const slug = study("H", [outcome("Worsening heart failure or cardiovascular death", "mortality")]);
	correct();
	expect(conceptsOf(slug)).toEqual([null]);
});
