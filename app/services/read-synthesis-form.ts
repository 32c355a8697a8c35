import { armsText, describeOutcome, shortName } from "#app/domain/describe.ts";
import { readable } from "#app/domain/study/readable.ts";
import {
	comparisonKey,
	type ProposedRow,
	type RowFields,
	type SynthesisForm,
	toRowFields,
	toSynthesisInput,
} from "#app/domain/synthesis/form-shape.ts";
import type { Measured } from "#app/domain/synthesis/measured.ts";
import { dependsOn } from "#app/domain/synthesis/propose-rows.ts";
import { sharedArms } from "#app/domain/synthesis/shared-arms.ts";
import {
	type SynthesisQuestion,
	type SynthesisRow,
	synthesisDocument,
} from "#app/domain/synthesis/synthesis-document.ts";
import { currentStudies } from "#db/queries/source-studies.ts";
import type { Store } from "#db/store.ts";
import { proposeComparisons } from "./propose-comparisons.ts";

/**
 * The form with the comparisons that are in it and those that fit its question. The first time, the best of each
 * study is picked; once there are lines, what is picked stays as it was.
 */
export function synthesisFormView(
	store: Store,
	form: SynthesisForm,
): { form: SynthesisForm; rows: ProposedRow[] } {
	const { question, measured } = questionOf(form);
	const kept = form.rows ?? [];
	const proposals = proposeComparisons(store, question, measured);
	const known = new Set(kept.map(comparisonKey));
	const isFirst = kept.length === 0;
	const proposed = proposals
		.map((proposal) => ({
			...proposal,
			fields: toRowFields({ ...proposal.row, id: "" }, isFirst && proposal.first),
		}))
		.filter(({ fields }) => !known.has(comparisonKey(fields)));
	const byKey = new Map(
		proposals.map((proposal) => [comparisonKey(toRowFields(proposal.row, false)), proposal]),
	);
	const names = namesOf(store, kept);
	const rows: Omit<ProposedRow, "shares">[] = [
		...kept.map((fields) => ({
			fields,
			...(byKey.get(comparisonKey(fields)) ?? NO_REASONS),
			...names(fields),
		})),
		...proposed.map(({ fields, study, ...proposal }) => ({ ...proposal, fields, study: study.name })),
	].map(({ fields, study, outcome, arms, reasons, derived, lacks, depends }) => ({
		...{ fields, study, outcome, arms, reasons, derived },
		...(depends !== undefined && { depends }),
		...(lacks !== undefined && { lacks }),
	}));
	const sharing = sharingKeys(rows.map(({ fields }) => fields));
	return { form, rows: rows.map((row) => ({ ...row, shares: sharing.has(comparisonKey(row.fields)) })) };
}

const NO_REASONS = {
	...{ reasons: [] as string[], derived: [] as string[] },
	...{ lacks: undefined, depends: undefined },
};

function questionOf(form: SynthesisForm): { question: SynthesisQuestion; measured: Measured } {
	const { measure, reported, scale } = form.analysis ?? {};
	const typed = synthesisDocument.safeParse({
		title: "Question",
		question: form.question,
		analysis: { measure, reported, scale },
	});
	const { question, analysis } = typed.success ? typed.data : synthesisDocument.parse({ title: "Question" });
	return { question, measured: analysis };
}

function namesOf(store: Store, rows: readonly RowFields[]) {
	const studies = currentStudies(
		store,
		rows.flatMap(({ study }) => study ?? []),
		"drafts-too",
	);
	return ({ study = "", outcomeId, experimental = "", control = "" }: RowFields) => {
		const document = studies.get(study)?.document;
		const outcome = document && readable(document).outcomes.find(({ id }) => id === outcomeId);
		const labels = (ids: string) =>
			ids
				.split(/\s+/)
				.map((id) => document?.arms.find((arm) => arm.id === id)?.label ?? id)
				.join(" + ");
		return {
			study: document ? shortName(document) : study,
			outcome: outcome ? describeOutcome(outcome) : (outcomeId ?? ""),
			arms: armsText(labels(experimental), labels(control)),
			depends: document && outcome && dependsOn(document, outcome),
		};
	};
}

/** Lines whose study has another line with one of the same arms. */
function sharingKeys(lines: readonly RowFields[]): Set<string> {
	const rows = lines.map((fields, index) => {
		const input = toSynthesisInput({ rows: [{ ...fields, picked: "on", shared: "" }] })
			.rows as SynthesisRow[];
		return { ...input[0], id: String(index) } as SynthesisRow;
	});
	const keys = new Set<string>();
	for (const { rows: users } of sharedArms(rows)) {
		for (const { id } of users) keys.add(comparisonKey(lines[Number(id)] ?? {}));
	}
	return keys;
}
