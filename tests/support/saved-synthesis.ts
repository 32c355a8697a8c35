import { saveStudy } from "#app/services/save-study.ts";
import { saveSynthesis } from "#app/services/save-synthesis.ts";
import type { TestServer } from "./server.ts";
import { type Input, studyInput } from "./study-builder.ts";

const BY = { actor: { kind: "system" }, reason: "Test", visibility: "published" } as const;

/** A trial of a synthesis: its one outcome `o1`, and what its row says beyond the usual. */
export interface Trial {
	author: string;
	outcome: Input;
	year?: number;
	row?: Input;
	study?: Input;
}

/** Publishes a trial for each row, then the synthesis of them. @returns its address */
export function publishSynthesis(
	{ store }: TestServer,
	{ trials, document }: { trials: readonly Trial[]; document: Input & { kind: string } },
): string {
	const { kind, ...rest } = document;
	store.sqlite.pragma("synchronous = OFF");
	const rows = trials.map(({ author, outcome, year = 2014, row, study: more }, index) => {
		const title = `A trial by ${author}`;
		const reports = [{ id: "r1", authors: `${author} E`, title, year }];
		const study = saveStudy(store, {
			...BY,
			document: studyInput({ title, reports, outcomes: [outcome], ...more }),
		});
		const arms = { experimental: ["a1"], control: ["a2"] };
		return { id: `r${index + 1}`, study: study.slug, outcomeId: "o1", kind, ...arms, ...row };
	});
	const question = { intervention: "Botulinum toxin", comparator: "Placebo", outcome: "Depression" };
	return saveSynthesis(store, { ...BY, document: { title: "A question", question, rows, ...rest } }).slug;
}
