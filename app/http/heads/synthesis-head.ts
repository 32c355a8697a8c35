import { splitAuthors } from "#app/domain/author-list.ts";
import type { SynthesisReading } from "#app/services/read-synthesis.ts";
import { pinnedAddress } from "../addresses/address-of-kind.ts";
import { headOf } from "./page-head.ts";
import { distributions } from "./study-head.ts";

type Asked = Parameters<typeof headOf>[0];

/** The head of a synthesis's page, or of one version of it. @param answer the result in a sentence */
export function synthesisHead(
	asked: Asked,
	{ record, document, studies }: SynthesisReading,
	answer: string,
	{ pinned = false }: { pinned?: boolean } = {},
) {
	const { slug, version, visibility, updatedAt } = record;
	const path = pinned ? pinnedAddress("synthesis", record) : `/syntheses/${slug}`;
	const authors = splitAuthors(document.authors ?? "");
	const title = `${document.title}${pinned ? `, version ${version}` : ""}`;
	return headOf(asked, visibility === "published", {
		...{ tab: `${title} · Equipoise`, title, path, description: answer },
		...{ picture: `${path}.png?size=card`, embed: `/embed/syntheses/${slug}` },
		...{ feed: `/syntheses/${slug}/feed.xml`, citation: { authors, date: updatedAt, doi: document.doi } },
		describe: (origin) => {
			const data = `${origin}${pinnedAddress("synthesis", record)}`;
			return {
				...{ "@context": "https://schema.org", "@type": "Dataset", "@id": data, url: origin + path },
				...{ name: document.title, description: answer, version: String(version) },
				...{ dateModified: updatedAt, isAccessibleForFree: true, measurementTechnique: "Meta-analysis" },
				...(document.doi && { identifier: `https://doi.org/${document.doi}` }),
				...(authors.length > 0 && { creator: authors.map((name) => ({ "@type": "Person", name })) }),
				isBasedOn: [...studies.values()].map((study) => ({
					...{ "@type": "CreativeWork", name: study.document.title, url: `${origin}/studies/${study.slug}` },
				})),
				distribution: distributions(data),
			};
		},
	});
}
