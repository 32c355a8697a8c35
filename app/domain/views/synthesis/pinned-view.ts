import { formatDay } from "#app/domain/format/format-date.ts";
import { shortName } from "../../describe.ts";
import type { SourceStudies, SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import { answerSentence } from "./answer-sentence.ts";
import { pooledView } from "./pooled-view.ts";
import { rowViews } from "./row-view.ts";

/** What the page of a pinned synthesis says beyond what it said at the time. */
export interface PinnedView {
	version: number;
	/** The day of the version: "23 November 2026". */
	day: string;
	/** How its result was kept, in a sentence. */
	kept: string;
	/** The newest version, where it is another. */
	newest?: number;
	/** Studies that have newer versions; `to` is null for one that is not public any more. */
	studies: { name: string; slug: string; from: number; to: number | null }[];
	/** The answer as it is today; absent where the synthesis is not public as it stands. */
	now?: { answer: string; effect: string; then: string };
	/** Where this program computes otherwise from the same versions, a sentence each. */
	otherwise: string[];
}

interface Pinned {
	reading: {
		record: { version: number; updatedAt: string };
		studies: SourceStudies;
		analysis: SynthesisAnalysis;
	};
	kept?: { keptAt: string; program: string };
	newest: number;
}

interface Since {
	standing: SourceStudies;
	recomputed?: SynthesisAnalysis;
	now?: { document: SynthesisDocument; analysis: SynthesisAnalysis };
}

/** A version of a synthesis as who follows a citation of it sees it, with what has changed since. */
export function pinnedView(
	{ reading, kept, newest }: Pinned,
	{ standing, recomputed, now }: Since,
	program: string,
): PinnedView {
	const { record, studies, analysis } = reading;
	const then = effectOf(analysis);
	return {
		version: record.version,
		day: formatDay(record.updatedAt),
		kept: keptWords(record.updatedAt, kept),
		...(newest !== record.version && { newest }),
		studies: [...studies.values()].flatMap(({ slug, version, document }) => {
			const to = standing.get(slug)?.version ?? null;
			return to === version ? [] : [{ slug, name: shortName(document), from: version, to }];
		}),
		...(now && {
			now: { answer: answerSentence(now.document, now.analysis), effect: effectOf(now.analysis), then },
		}),
		otherwise: recomputed ? otherwiseWords(analysis, recomputed, program) : [],
	};
}

const effectOf = (analysis: SynthesisAnalysis) => pooledView(analysis).effect ?? "without a result";

function keptWords(savedAt: string, kept: Pinned["kept"]): string {
	if (!kept)
		return "The result of this version was not kept: it was not published, or before results were kept. What stands here is computed now, from the versions of the studies it was saved with.";
	const program = `by Equipoise ${kept.program}`;
	return kept.keptAt === savedAt
		? `Its result was computed ${program} when it was published, and is kept as it was.`
		: `It was published before results were kept. Its result was computed ${program} on ${formatDay(kept.keptAt)}, from the versions of the studies it was saved with, and is kept since.`;
}

function otherwiseWords(kept: SynthesisAnalysis, now: SynthesisAnalysis, program: string): string[] {
	const [before, after] = [effectOf(kept), effectOf(now)];
	const rows = rowViews(now);
	const changed = rowViews(kept).flatMap(({ label, effect }, place) => {
		const other = rows[place]?.effect ?? "";
		return other === effect ? [] : [`${label}: ${effect || "none"}, ${other || "none"} now`];
	});
	return [
		...(before === after
			? []
			: [
					`This program, Equipoise ${program}, computes another result from the same versions of the studies: the pooled effect is ${before} as kept and ${after} as computed now.`,
				]),
		...(changed.length > 0
			? [`Effects of single studies that it computes otherwise: ${changed.join("; ")}.`]
			: []),
	];
}
