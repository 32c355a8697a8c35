import { analyseSynthesis, type SourceStudies } from "#app/domain/synthesis/analyse-synthesis.ts";
import { keptAnalysis } from "#app/domain/synthesis/kept-result.ts";
import { redacted } from "#app/domain/synthesis/redact.ts";
import { type StudyVersion, savedVersions } from "#app/domain/synthesis/saved-versions.ts";
import { pageParts } from "#app/domain/views/synthesis/synthesis-view.ts";
import { getSynthesis } from "#db/queries/get-synthesis.ts";
import { currentStudies, keptStudies, pinnedStudies } from "#db/queries/source-studies.ts";
import { getPin } from "#db/queries/synthesis-pins.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { computeSynthesis, type SynthesisReading, scopeOfStudies } from "./read-synthesis.ts";
import { readVersion } from "./read-version.ts";

/** What was noted when a result was kept. */
export interface KeptWith {
	keptAt: string;
	program: string;
	computation: number;
	studies: StudyVersion[];
}

/** A version of a synthesis with the result that was kept with it. */
export interface PinnedSynthesis {
	reading: SynthesisReading;
	/** Absent where no result was kept: then it is computed now, from the versions of the studies it was saved with. */
	kept?: KeptWith;
	/** The newest version of the synthesis. */
	newest: number;
}

/** @throws Problem `not-found`, `gone` */
export function readPinnedSynthesis(
	store: Store,
	asked: { slug?: string | undefined; version: number | undefined },
	scope: Scope,
): PinnedSynthesis {
	const { newest, ...record } = readVersion(store, "synthesis", asked, scope);
	const pin = getPin(store, record.id, record.version);
	const rest = { published: undefined, newer: [], lastEdit: undefined };
	const readable = (studies: SourceStudies) => redacted(record.document, (slug) => studies.has(slug));
	if (!pin) {
		const within = scopeOfStudies(record, scope);
		const studies = pinnedStudies(store, savedVersions(record.document), within);
		const document = readable(studies);
		const analysis = analyseSynthesis(document, studies, { include: pageParts(document.rows.length) });
		return { reading: { record, document, studies, analysis, ...rest }, newest };
	}
	const { keptAt, program, computation } = pin;
	const used = JSON.parse(pin.studies) as StudyVersion[];
	const studies = keptStudies(store, used);
	const document = readable(studies);
	const analysis = keptAnalysis(pin.analysis, document, studies);
	return {
		reading: { record, document, studies, analysis, ...rest },
		kept: { keptAt, program, computation, studies: used },
		newest,
	};
}

/** What has become of a pinned synthesis since: of its studies, of its answer, and of the way to compute it. */
export function readSince(store: Store, { reading, kept }: PinnedSynthesis) {
	const { record, document, studies } = reading;
	const standing = currentStudies(store, [...studies.keys()], "published");
	const now = getSynthesis(store, record.slug, "published");
	return {
		standing,
		...(kept && { recomputed: analyseSynthesis(document, studies) }),
		...(now && { now: computeSynthesis(store, now, "published") }),
	};
}
