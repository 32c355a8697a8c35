import type { ReaderOptions } from "#app/domain/synthesis/reader-options.ts";
import { pageParts } from "#app/domain/views/synthesis/synthesis-view.ts";
import { exportOfAnalysis } from "#app/exchange/synthesis/export-of-analysis.ts";
import type { SynthesisExport } from "#app/exchange/synthesis/synthesis-export.ts";
import type { SynthesisRecord } from "#db/queries/get-synthesis.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { computeSynthesis, type SynthesisReading } from "./read-synthesis.ts";

/** A synthesis with a reader's choices, computed as its page shows it. */
export function computeForPage(
	store: Store,
	record: SynthesisRecord,
	scope: Scope,
	options: ReaderOptions,
): SynthesisReading {
	return computeSynthesis(store, record, scope, { options, include: pageParts(record.document.rows.length) });
}

/** A synthesis as its script, paragraphs, CSV and archive take it. @param address where it can be read */
export function exportOfReading(
	{ record, document, analysis }: SynthesisReading,
	address?: string,
): SynthesisExport {
	const { slug, version, updatedAt } = record;
	return exportOfAnalysis(analysis, {
		...{ title: document.title, slug, version },
		date: updatedAt.slice(0, 10),
		...(address !== undefined && { address }),
		question: document.question,
	});
}
