/** A study as lists of a topic link to it. */
export interface NamedStudy {
	slug: string;
	name: string;
}

/** What several studies say alike, and which. */
export type Said<T> = T & { studies: NamedStudy[] };

/** Puts together what studies say in the same words, that which most say first. @param keyOf tells two sayings apart */
export function grouped<T>(
	said: readonly (T & { study: NamedStudy })[],
	keyOf: (one: T) => string,
): Said<T>[] {
	const groups = Map.groupBy(said, keyOf);
	return [...groups.values()]
		.flatMap((all) => {
			const [first] = all;
			if (!first) return [];
			const { study: _, ...rest } = first;
			const studies = [...new Map(all.map(({ study }) => [study.slug, study])).values()];
			return [{ ...(rest as unknown as T), studies }];
		})
		.toSorted((a, b) => b.studies.length - a.studies.length);
}
