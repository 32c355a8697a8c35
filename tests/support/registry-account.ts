import { leavesOf } from "./registry-records.ts";

/** Fields that only say how their neighbours are to be read; the neighbours bear the account. */
const STRUCTURE =
	/\.(groupId|id|title|description|type|units|paramType|dispersionType|unitOfMeasure|reportingStatus|denomUnitsSelected|typeUnitsAnalyzed|ciNumSides)$|\.(interventionNames|armGroupLabels|groupIds)\[\d+\]$/;

interface Account {
	mappings: readonly { from: string }[];
	notMapped: readonly { path: string }[];
}

/** Paths of a record's values that an account neither says are stored nor lists as left out. */
export function unaccounted(record: unknown, { mappings, notMapped }: Account): string[] {
	const stored = new Set(mappings.map(({ from }) => from));
	const listed = new Set(notMapped.map(({ path }) => path));
	return [...leavesOf(record)]
		.filter(([path, value]) => value !== null && value !== "" && !STRUCTURE.test(path))
		.map(([path]) => path)
		.filter((path) => ![...upwards(path)].some((place) => stored.has(place) || listed.has(place)));
}

/** A path, and those of the lists and objects that hold it. */
function* upwards(path: string): Generator<string> {
	for (let place = path; place !== ""; place = place.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]*)$/, ""))
		yield place;
}
