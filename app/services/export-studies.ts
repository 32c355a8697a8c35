import { stringifyDocument } from "#app/domain/document-json.ts";
import { Problem } from "#app/domain/problem.ts";
import { reportsToCsl, reportsToRis } from "#app/exchange/references/write-references.ts";
import { type ExportedStudy, studiesToCsv } from "#app/exchange/study-csv.ts";
import { studiesToWideCsv } from "#app/exchange/wide-csv.ts";
import { eachStudy } from "#db/queries/all-studies.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { listStudies, type StudyEntry, type StudyListQuery } from "#db/queries/list-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { readDocument } from "#db/study-rows/read-rows.ts";

/** `csv` is the long table, `wide` the one with both arms in a row, `ris` and `csl-json` the studies' reports. */
export const EXPORT_FORMATS = ["json", "csv", "wide", "ris", "csl-json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
	format: ExportFormat;
	scope: Scope;
	/** Only these studies, in this order; every study when there are none. */
	slugs: string[];
}

/**
 * A library as text, study by study, so that one of any size passes through little memory. All of it is of one
 * moment, whatever is saved meanwhile. JSON is one array of study documents, each with its address, which
 * `import` reads again without loss.
 * @throws Problem `not-found` that names an address no study has, before anything is given
 */
export function* exportStudies(store: Store, { format, scope, slugs }: ExportRequest): Generator<string> {
	store.sqlite.exec("begin");
	try {
		const studies = slugs.length > 0 ? namedStudies(store, slugs, scope) : eachStudy(store, { scope });
		yield* WRITERS[format](store, studies);
	} finally {
		store.sqlite.exec("rollback");
	}
}

/** Studies asked of the list at once. */
const PAGE = 100;

/**
 * What a search of the library finds, in its order, as text, study by study. It is read while it is sent: a study
 * withdrawn meanwhile is left out, because each is asked for anew within the scope when its turn comes.
 */
export function exportFound(
	store: Store,
	{ format, ...query }: { format: ExportFormat } & Omit<StudyListQuery, "after" | "limit">,
): Generator<string> {
	return WRITERS[format](store, foundStudies(store, query));
}

function* foundStudies(store: Store, query: Omit<StudyListQuery, "after" | "limit">): Generator<Named> {
	for (let after: StudyEntry["cursor"] | undefined; ; ) {
		const entries = listStudies(store, { ...query, limit: PAGE, ...(after !== undefined && { after }) });
		for (const { slug } of entries) {
			const study = getStudy(store, slug, query.scope);
			if (study) yield { id: study.id, slug, version: study.version };
		}
		after = entries.at(-1)?.cursor;
		if (entries.length < PAGE) return;
	}
}

interface Named {
	id: number;
	slug: string;
	version: number;
}

function namedStudies(store: Store, slugs: string[], scope: Scope): Named[] {
	return slugs.map((slug) => {
		const study = getStudy(store, slug, scope);
		if (!study)
			throw new Problem(
				"not-found",
				`There is no study “${slug}”${scope === "published" ? " among the published ones" : ""}`,
			);
		return { id: study.id, slug, version: study.version };
	});
}

function* asJson(store: Store, studies: Iterable<Named>): Generator<string> {
	let before = "[\n";
	for (const { id, slug } of studies) {
		const document = readDocument(store, id);
		if (!document) continue;
		yield before + stringifyDocument({ slug, ...document });
		before = ",\n";
	}
	yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** A table's head line once, then the lines of each study. */
function asTable(write: (studies: ExportedStudy[]) => string) {
	return function* (store: Store, studies: Iterable<Named>): Generator<string> {
		const head = write([]);
		yield head;
		for (const { id, slug, version } of studies) {
			const document = readDocument(store, id);
			if (document) yield write([{ slug, version, document }]).slice(head.length);
		}
	};
}

function* asRis(store: Store, studies: Iterable<Named>): Generator<string> {
	for (const { id, slug } of studies) {
		const document = readDocument(store, id);
		if (document) yield reportsToRis([{ slug, document }]);
	}
}

function* asCsl(store: Store, studies: Iterable<Named>): Generator<string> {
	let before = "[\n";
	for (const { id, slug } of studies) {
		const document = readDocument(store, id);
		for (const item of document ? reportsToCsl([{ slug, document }]) : []) {
			yield before + JSON.stringify(item);
			before = ",\n";
		}
	}
	yield before === "[\n" ? "[]\n" : "\n]\n";
}

const WRITERS: Record<ExportFormat, (store: Store, studies: Iterable<Named>) => Generator<string>> = {
	json: asJson,
	csv: asTable(studiesToCsv),
	wide: asTable(studiesToWideCsv),
	ris: asRis,
	"csl-json": asCsl,
};
