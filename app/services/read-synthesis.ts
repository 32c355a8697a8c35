import { shortName } from "#app/domain/describe.ts";
import type { Finding } from "#app/domain/finding.ts";
import { Problem } from "#app/domain/problem.ts";
import {
	analyseSynthesis,
	type SourceStudies,
	type SynthesisAnalysis,
} from "#app/domain/synthesis/analyse-synthesis.ts";
import { checkSynthesis } from "#app/domain/synthesis/check-synthesis.ts";
import type { ReaderOptions } from "#app/domain/synthesis/reader-options.ts";
import { redacted } from "#app/domain/synthesis/redact.ts";
import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import type { AnalysisPart } from "#app/statistics/analysis/request.ts";
import { getSynthesis, type SynthesisRecord } from "#db/queries/get-synthesis.ts";
import { currentStudies, pinnedStudies } from "#db/queries/source-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** A study that was changed since the synthesis was last saved. */
interface NewerVersion {
	slug: string;
	name: string;
	from: number;
	to: number;
}

export interface SynthesisReading {
	record: SynthesisRecord;
	/** As this viewer may read it: rows of studies that are not public say nothing of them. */
	document: SynthesisDocument;
	studies: SourceStudies;
	/** With the reader's choices. */
	analysis: SynthesisAnalysis;
	/** As published, where the reader's choices make another. */
	published: SynthesisAnalysis | undefined;
	newer: NewerVersion[];
	/** From the studies as they were at the last save, where any has changed since. */
	lastEdit: SynthesisAnalysis | undefined;
}

/**
 * The synthesis at an address.
 * @throws Problem `not-found`, the same whether there is none or the viewer may not see it
 */
export function readSynthesis(store: Store, slug: string | undefined, scope: Scope): SynthesisRecord {
	const record = slug === undefined ? undefined : getSynthesis(store, slug, scope);
	if (!record) throw new Problem("not-found", "There is no such synthesis here, or it is not public.");
	return record;
}

/**
 * What may be read of a synthesis's studies. A published synthesis is computed from published studies for
 * everybody, so that all see the same result; a draft, which only editors see, from drafts too.
 */
export function scopeOfStudies({ visibility }: Pick<SynthesisRecord, "visibility">, scope: Scope): Scope {
	return visibility === "published" ? "published" : scope;
}

/** The studies of a synthesis as they stand, and its document as far as they may be seen. */
export function readStudies(store: Store, record: SynthesisRecord, scope: Scope) {
	const within = scopeOfStudies(record, scope);
	const slugs = record.document.rows.map(({ study }) => study);
	const studies = currentStudies(store, slugs, within);
	return { studies, document: asReadBy(scope, studies)(record.document), within };
}

/** How the studies of some documents are called, and the documents as this viewer may read them. */
export function studiesIn(store: Store, documents: readonly SynthesisDocument[], scope: Scope) {
	const slugs = documents.flatMap(({ rows }) => rows.map(({ study }) => study));
	const studies = currentStudies(store, slugs, scope);
	const names = new Map([...studies].map(([study, { document }]) => [study, shortName(document)]));
	return { names, readable: asReadBy(scope, studies) };
}

const asReadBy = (scope: Scope, studies: SourceStudies) => (document: SynthesisDocument) =>
	scope === "drafts-too" ? document : redacted(document, (study) => studies.has(study));

/** A synthesis computed from its studies as they stand, with a reader's choices beside what is published. */
export function computeSynthesis(
	store: Store,
	record: SynthesisRecord,
	scope: Scope,
	{ options, include = [] }: { options?: ReaderOptions | undefined; include?: readonly AnalysisPart[] } = {},
): SynthesisReading {
	const { studies, document, within } = readStudies(store, record, scope);
	const analysis = analyseSynthesis(document, studies, { ...options, include });
	const published = options?.changed ? analyseSynthesis(document, studies) : undefined;
	const newer = newerVersions(document, studies);
	return {
		record,
		document,
		studies,
		analysis,
		published,
		newer,
		lastEdit: newer.length > 0 ? analyseLastEdit(store, document, studies, within) : undefined,
	};
}

function newerVersions({ rows }: SynthesisDocument, studies: SourceStudies): NewerVersion[] {
	const seen = new Map<string, NewerVersion>();
	for (const row of rows) {
		const study = studies.get(row.study);
		if (!study || row.studyVersion === undefined || row.studyVersion === study.version) continue;
		const { slug, version: to } = study;
		seen.set(slug, { slug, name: shortName(study.document), from: row.studyVersion, to });
	}
	return [...seen.values()];
}

function analyseLastEdit(store: Store, document: SynthesisDocument, studies: SourceStudies, within: Scope) {
	const pins = document.rows.flatMap(({ study, studyVersion }) =>
		studyVersion !== undefined && studies.get(study)?.version !== studyVersion
			? [{ slug: study, version: studyVersion }]
			: [],
	);
	const earlier = pinnedStudies(store, pins, within);
	const atLastEdit = new Map([...studies].filter(([slug]) => !pins.some((pin) => pin.slug === slug)));
	for (const [slug, study] of earlier) atLastEdit.set(slug, study);
	return analyseSynthesis(document, atLastEdit);
}

/**
 * What the checks notice, for editors: they see drafts too.
 * @param judged what `judgedBefore` says of the authors' conclusion
 */
export function findingsOfSynthesis(
	store: Store,
	{ document }: SynthesisRecord,
	judged: string | undefined,
): Finding[] {
	const slugs = document.rows.map(({ study }) => study);
	const findings = checkSynthesis(document, currentStudies(store, slugs, "drafts-too"));
	if (judged === undefined) return findings;
	return [...findings, { level: "warning", code: "judged-before", path: "conclusion", message: judged }];
}
