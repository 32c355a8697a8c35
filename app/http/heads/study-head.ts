import { reportLinks, reportWords } from "#app/domain/report-words.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { StudyView } from "#app/domain/views/study-view.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import { pinnedAddress } from "../addresses/address-of-kind.ts";
import { headOf } from "./page-head.ts";

type Asked = Parameters<typeof headOf>[0];

/** The head of a study's page, or of one version of it. */
export function studyHead(
	asked: Asked,
	study: StudyRecord,
	view: Pick<StudyView, "headline" | "name" | "summary">,
	{ pinned = false }: { pinned?: boolean } = {},
) {
	const { slug, version, visibility, updatedAt, document } = study;
	const path = pinned ? pinnedAddress("study", study) : `/studies/${slug}`;
	const title = `${document.title}${pinned ? `, version ${version}` : ""}`;
	const hasFigure = (view.headline?.charts.length ?? 0) > 0;
	return headOf(asked, visibility === "published", {
		tab: `${view.name}${pinned ? `, version ${version}` : ""} · Equipoise`,
		...{ title, path, description: view.headline?.sentence ?? `${view.name}: no result is recorded yet.` },
		...(hasFigure && { picture: `${path}.png?size=card`, embed: `/embed/studies/${slug}` }),
		citation: { date: updatedAt },
		describe: (origin) => studyInSchema(study, { origin, path, description: view.headline?.sentence }),
	});
}

/** A kind of study that nobody said is a study and no more. */
const TYPES: Partial<Record<NonNullable<StudyDocument["kind"]>, string>> = {
	"randomised-trial": "MedicalTrial",
	"non-randomised-trial": "MedicalTrial",
	observational: "MedicalObservationalStudy",
};

function studyInSchema(
	{ slug, version, updatedAt, document }: StudyRecord,
	{ origin, path, description }: { origin: string; path: string; description: string | undefined },
) {
	const { kind, conditions, identifiers, sponsor, reports, arms } = document;
	const treatments = [...new Set(arms.flatMap(({ interventions }) => interventions.map(({ name }) => name)))];
	const data = `${origin}${pinnedAddress("study", { slug, version })}`;
	return {
		...{ "@context": "https://schema.org", "@type": (kind && TYPES[kind]) ?? "MedicalStudy" },
		...{ "@id": `${origin}/studies/${slug}`, url: origin + path, name: document.title },
		...(description && { description }),
		...(identifiers.length > 0 && {
			identifier: identifiers.map(({ system, value }) => ({
				...{ "@type": "PropertyValue", ...(system && { propertyID: system }), value },
			})),
		}),
		...(conditions.length > 0 && {
			healthCondition: conditions.map((name) => ({ "@type": "MedicalCondition", name })),
		}),
		...(treatments.length > 0 && {
			studySubject: treatments.map((name) => ({ "@type": "MedicalEntity", name })),
		}),
		...(sponsor && { sponsor: { "@type": "Organization", name: sponsor } }),
		...(kind === "randomised-trial" && { trialDesign: "https://schema.org/RandomizedTrial" }),
		subjectOf: {
			...{ "@type": "Dataset", name: `Data of ${document.title}`, url: data, version: String(version) },
			description: `What was recorded of this study: arms, outcomes and results as reported, version ${version}.`,
			...{ dateModified: updatedAt, isAccessibleForFree: true },
			// Only a creative work has a citation in schema.org: the study has none, its data do.
			...(reports.length > 0 && {
				citation: reports.map((report) => ({
					...{ "@type": "ScholarlyArticle", name: reportWords(report) || report.title || slug },
					...(report.doi && { sameAs: reportLinks(report)[0]?.href }),
				})),
			}),
			distribution: distributions(data),
		},
	};
}

/** The files of a version. */
export const distributions = (address: string) => [
	{ "@type": "DataDownload", encodingFormat: "application/json", contentUrl: `${address}.json` },
	{ "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: `${address}.csv` },
];
