import type { Outcome } from "#app/domain/study/outcome.ts";
import type { Arm, StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** What a comparison needs of a study: its arms, and its outcomes of rates and means with their results. */
export interface ComparedStudy {
	slug: string;
	title: string;
	name: string;
	year: number | null;
	version: number;
	updatedAt: string;
	arms: Arm[];
	outcomes: Outcome[];
}

interface StudyRow extends Omit<ComparedStudy, "arms" | "outcomes"> {
	document: string;
}

/** The studies at these addresses that the scope may see, in the order asked for, with their rates and means. */
export function compareStudies(store: Store, slugs: string[], scope: Scope): ComparedStudy[] {
	const studies = studyRows(store, slugs, scope).map(({ document, ...study }) => {
		const { arms, outcomes } = JSON.parse(document) as StudyDocument;
		return { ...study, arms, outcomes: outcomes.filter(isComparable) };
	});
	return studies.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
}

const isComparable = ({ kind }: Outcome) => kind === "binary" || kind === "continuous";

function studyRows(store: Store, slugs: string[], scope: Scope): StudyRow[] {
	return prepared(store, "compared studies", () =>
		store.sqlite.prepare<{ slugs: string; draftsToo: number }, StudyRow>(
			`select slug, title, card ->> 'name' as name, year, studies.version, updated_at as updatedAt, document
			from studies
			join listings on listings.study_id = studies.id
			join study_versions latest on latest.study_id = studies.id and latest.version = studies.version
			where slug in (select value from json_each(@slugs)) and archived_at is null
				and (studies.visibility = 'published' or @draftsToo)`,
		),
	).all({ slugs: JSON.stringify(slugs), draftsToo: scope === "drafts-too" ? 1 : 0 });
}
