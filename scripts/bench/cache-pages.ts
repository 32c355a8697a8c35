import { getStudy } from "#db/queries/get-study.ts";
import { publicAddresses } from "#db/queries/public-addresses.ts";
import type { Store } from "#db/store.ts";
import { seeded } from "#tests/support/seeded.ts";

/** What readers of a library ask for. */
export interface Pages {
	all: string[];
	/** The next page that somebody opens: the n-th one n times more rarely than the first. */
	next(): string;
}

/** The pages of every published study and synthesis, a figure and the data of some, and the lists. */
export function cachedPages(store: Store): Pages {
	const found = (["study", "synthesis"] as const).map((kind) =>
		publicAddresses(store, kind, { first: 1, last: 1_000_000, limit: 1000 }).map(({ slug }) => slug),
	);
	const [studies = [], syntheses = []] = found;
	const all = [
		...["/", "/compare", "/syntheses", "/topics"],
		...studies.map((slug) => `/studies/${slug}`),
		...syntheses.map((slug) => `/syntheses/${slug}`),
		...studies
			.filter((slug) => hasFigure(store, slug))
			.slice(0, 5)
			.flatMap((slug) => [`/studies/${slug}.svg`, `/studies/${slug}.json`, `/studies/${slug}.csv`]),
	];
	const sums = all.map((_, index) => 1 / (index + 1));
	for (let index = 1; index < sums.length; index++) sums[index] = (sums[index] ?? 0) + (sums[index - 1] ?? 0);
	const random = seeded(1);
	return {
		all,
		next() {
			const place = random() * (sums.at(-1) ?? 0);
			return all[sums.findIndex((sum) => place < sum)] ?? "/";
		},
	};
}

/** One that reports no result yet has no figure to be asked for. */
const hasFigure = (store: Store, slug: string) =>
	getStudy(store, slug, "published")?.document.outcomes.some(({ results }) => results.length > 0) ?? false;
