import { Problem } from "#app/domain/problem.ts";
import { eachStudy } from "#db/queries/all-studies.ts";
import { getStudy, type StudyRecord } from "#db/queries/get-study.ts";
import { listStudies, type StudyEntry, type StudyListQuery } from "#db/queries/list-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { readStudies, readSynthesis } from "../read-synthesis.ts";

/** Which studies are exported. */
export type Selection =
	/** Every study, in the order in which they were logged. */
	| { kind: "everything" }
	/** Those at these addresses, in this order. */
	| { kind: "named"; slugs: readonly string[] }
	/** What a search finds, in its order. */
	| { kind: "found"; query: Omit<StudyListQuery, "scope" | "after" | "limit"> }
	/** Those that a synthesis is computed from, in the order of its rows. */
	| { kind: "synthesis"; slug: string };

/** The addresses of studies, which can be walked more than once, and what a file of them is called. */
export interface StudySource {
	stem: string;
	slugs(): Iterable<string>;
	/** Within which each is asked for when its turn comes. */
	scope: Scope;
	/** As many as somebody has picked by hand. */
	few: boolean;
}

/** More studies than this in one address are no hand's choice. */
const MOST_NAMED = 500;

/** @throws Problem `not-found` that names an address nothing is at, or that this scope may not see */
export function studySource(store: Store, selection: Selection, scope: Scope): StudySource {
	switch (selection.kind) {
		case "everything":
			return { stem: "studies", scope, few: false, slugs: () => everySlug(store, scope) };
		case "found":
			return { stem: "studies", scope, few: false, slugs: () => foundSlugs(store, selection.query, scope) };
		case "named":
			return namedSource(store, [...new Set(selection.slugs)], scope);
		case "synthesis": {
			const record = readSynthesis(store, selection.slug, scope);
			const { studies, within } = readStudies(store, record, scope);
			const slugs = [...new Set(record.document.rows.map(({ study }) => study))].filter((slug) =>
				studies.has(slug),
			);
			return { stem: `${record.slug}-studies`, scope: within, few: true, slugs: () => slugs };
		}
	}
}

function namedSource(store: Store, slugs: string[], scope: Scope): StudySource {
	if (slugs.length > MOST_NAMED)
		throw new Problem(
			"invalid",
			`${slugs.length} studies are too many for one address; at most ${MOST_NAMED} can be named. Search for them instead.`,
		);
	for (const slug of slugs)
		if (!getStudy(store, slug, scope))
			throw new Problem(
				"not-found",
				`There is no study “${slug.slice(0, 100)}”${scope === "published" ? " among the published ones" : ""}`,
			);
	const [only] = slugs;
	const stem = slugs.length === 1 && only !== undefined ? only : "selection";
	return { stem, scope, few: true, slugs: () => slugs };
}

function* everySlug(store: Store, scope: Scope): Generator<string> {
	for (const { slug } of eachStudy(store, { scope })) yield slug;
}

/** Studies asked of the list at once. */
const PAGE = 100;

function* foundSlugs(
	store: Store,
	query: Omit<StudyListQuery, "scope" | "after" | "limit">,
	scope: Scope,
): Generator<string> {
	for (let after: StudyEntry["cursor"] | undefined; ; ) {
		const entries = listStudies(store, {
			...query,
			scope,
			limit: PAGE,
			...(after !== undefined && { after }),
		});
		for (const { slug } of entries) yield slug;
		after = entries.at(-1)?.cursor;
		if (entries.length < PAGE) return;
	}
}

/** Lets others have a turn; undefined where nobody waits. */
export type Pause = (() => Promise<unknown>) | undefined;

/** How long studies are read and written before others have a turn, in milliseconds. */
const TURN = 4;

/**
 * Studies as they stand when their turn comes, so that one withdrawn or archived meanwhile is left out.
 * @param pause awaited again and again, so that whoever shares the thread is not kept waiting
 */
export async function* readInTurn(
	store: Store,
	{ slugs, scope }: StudySource,
	pause: Pause,
): AsyncGenerator<StudyRecord> {
	let begun = performance.now();
	for (const slug of slugs()) {
		if (pause && performance.now() - begun > TURN) {
			await pause();
			begun = performance.now();
		}
		const study = getStudy(store, slug, scope);
		if (study) yield study;
	}
}
