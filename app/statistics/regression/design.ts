import { requireFinite } from "../numerics/arguments.ts";

/** A study characteristic that effects may depend on: one value for each study. */
export type Moderator =
	| { readonly name: string; readonly kind: "numeric"; readonly values: readonly number[] }
	| {
			readonly name: string;
			readonly kind: "categorical";
			readonly values: readonly string[];
			/** The level the others are compared with; default the first that occurs. */
			readonly reference?: string;
	  };

/** The columns of a regression and what each coefficient means. */
export interface Design {
	readonly columns: readonly Float64Array[];
	/** "Intercept", "year", "allocation: random". */
	readonly terms: readonly string[];
}

/**
 * An intercept, one column for each numeric moderator, and for each categorical one a 0/1 column per level but the
 * reference. Levels are in order of appearance.
 * @param k number of studies
 * @throws RangeError naming the moderator, when it has not one finite value per study or no such reference level
 */
export function buildDesign(k: number, moderators: readonly Moderator[]): Design {
	const columns = [new Float64Array(k).fill(1)];
	const terms = ["Intercept"];
	for (const moderator of moderators) {
		const { name, values } = moderator;
		if (values.length !== k) {
			throw new RangeError(`${name} must have one value for each of ${k} studies; got ${values.length}`);
		}
		if (moderator.kind === "numeric") {
			moderator.values.forEach((value, i) => {
				requireFinite(`${name}[${i}]`, value);
			});
			columns.push(Float64Array.from(moderator.values));
			terms.push(name);
			continue;
		}
		const levels = [...new Set(moderator.values)];
		const reference = moderator.reference ?? levels[0];
		if (reference === undefined || !levels.includes(reference)) {
			throw new RangeError(`${name} must have studies at its reference level; got ${reference}`);
		}
		for (const level of levels.filter((candidate) => candidate !== reference)) {
			columns.push(Float64Array.from(moderator.values, (value) => (value === level ? 1 : 0)));
			terms.push(`${name}: ${level}`);
		}
	}
	return { columns, terms };
}
