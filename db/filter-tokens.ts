import type { Scope } from "./scope.ts";
import type { FacetKind } from "./search-entry.ts";

/** A facet as studies have it: its id, and what kind of thing it is. */
export interface FacetId {
	id: number;
	kind: FacetKind;
}

/** Who may see a study is in each of its words, so that no search has to look it up beside the others. */
const SEEN_BY = { public: ["public"], listed: ["public", "draft"] } as const;
const seenBy = (scope: Scope) => (scope === "published" ? SEEN_BY.public : SEEN_BY.listed);

/** Kinds of which a study has one value at most: few enough to be kept together with each other value. */
const SINGLE: readonly FacetKind[] = ["phase", "status", "results"];

/** A word that studies without a ClinicalTrials.gov number have: in a library of registry records they are few. */
export const UNNUMBERED = "unnumbered";

/**
 * The index's column of what a study can be narrowed to: each facet, and each two that are often asked for
 * together. To find studies with both by themselves, FTS5 would walk through all that have either.
 */
export function filterTokens(
	facets: readonly FacetId[],
	{ published, isNumbered }: { published: boolean; isNumbered: boolean },
): string {
	const scope = published ? "public" : "draft";
	const narrowing = facets.filter(({ kind }) => kind !== "all");
	const pairs = narrowing.flatMap((one, place) =>
		narrowing.slice(place + 1).flatMap((other) => (canPair(one, other) ? [pairOf(one, other)] : [])),
	);
	const names = [...narrowing.map(({ id }) => id), ...pairs].map((name) => `${scope}${name}`);
	return [scope, ...(isNumbered ? [] : [UNNUMBERED]), ...names].join(" ");
}

/**
 * The studies within a scope that have all facets of any of these choices, as an FTS5 expression of the column.
 * @param choices an empty one is all studies
 */
export function filterExpression(scope: Scope, choices: readonly (readonly FacetId[])[]): string {
	const alternatives = seenBy(scope).flatMap((seen) =>
		choices.map((facets) => {
			const tokens = facets.length === 0 ? [seen] : namesFor(facets).map((name) => `${seen}${name}`);
			return tokens.length === 1 ? tokens[0] : `(${tokens.join(" AND ")})`;
		}),
	);
	return `filters : (${alternatives.join(" OR ")})`;
}

/** As few words as say all of these facets. */
function namesFor(facets: readonly FacetId[]): (string | number)[] {
	const left = new Set(
		facets.toSorted((a, b) => Number(SINGLE.includes(a.kind)) - Number(SINGLE.includes(b.kind))),
	);
	const names: (string | number)[] = [];
	for (const facet of left) {
		left.delete(facet);
		const partner = [...left, ...facets].find((other) => canPair(facet, other));
		if (partner) left.delete(partner);
		names.push(partner ? pairOf(facet, partner) : facet.id);
	}
	return names;
}

const canPair = (one: FacetId, other: FacetId) =>
	one.kind !== other.kind && (SINGLE.includes(one.kind) || SINGLE.includes(other.kind));

const pairOf = (one: FacetId, other: FacetId) =>
	`${Math.min(one.id, other.id)}x${Math.max(one.id, other.id)}`;
