import { groupIdOf, groupsOf } from "./flow.ts";
import type { BookedGroup, GroupBook } from "./matching/group-book.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import { inWords } from "./terms.ts";

type Loose = Record<string, unknown>;
type Groups = ReadonlyMap<string, BookedGroup>;

/** What participants were like at the start; totals are kept as groups that are no arm. */
export function readBaseline(reading: Reading, book: GroupBook): Loose | undefined {
	const module = reading.root.at("resultsSection").at("baselineCharacteristicsModule");
	if (!module.isThere) return undefined;
	const denominators = module.at("denoms");
	const groups = book.book("BG", module.at("groups"), participantsIn(denominators));
	return {
		population: module.at("populationDescription").text("baseline.population", 5000),
		units: module.at("typeUnitsAnalyzed").text("baseline.units", 200),
		groups: groupsOf(groups, "baseline"),
		denominators: denominators.items().map((place, index) => ({
			units: place.at("units").text(`baseline.denominators.${index}.units`, 200),
			counts: readDenominator(place, groups, `baseline.denominators.${index}.counts`),
		})),
		measures: module
			.at("measures")
			.items()
			.map((place, index) => readMeasure(place, groups, `baseline.measures.${index}`)),
	};
}

/** How many participants each group has, by the group's id in the record. */
export function participantsIn(denominators: Place): Map<string, number> {
	const counts = new Map<string, number>();
	const table = denominators.items().find((place) => /^participants$/i.test(place.at("units").words() ?? ""));
	for (const place of table?.at("counts").items() ?? []) {
		const id = place.at("groupId").words();
		const { number } = place.at("value").figure();
		if (id !== undefined && number !== undefined) counts.set(id, Number(number));
	}
	return counts;
}

function readMeasure(place: Place, groups: Groups, to: string): Loose {
	const dispersion = place.at("dispersionType").text(`${to}.dispersion`, 100);
	const parameter = place.at("paramType").text(`${to}.parameter`, 100);
	const rows: Loose[] = [];
	const shared = readDenominators(place, groups, `${to}.rows.0.denominators`);
	for (const row of place.at("classes").items()) {
		const first = `${to}.rows.${rows.length}`;
		const own = {
			className: row.at("title").text(`${first}.className`, 300),
			denominators: denominatorsOf(row, shared, groups, `${first}.denominators`),
		};
		const categories = row.at("categories").items();
		if (categories.length === 0) rows.push({ ...own, cells: [] });
		for (const category of categories) {
			const at = `${to}.rows.${rows.length}`;
			rows.push({
				...own,
				category: category.at("title").text(`${at}.category`, 300),
				cells: category
					.at("measurements")
					.items()
					.flatMap((cell) => readCell(cell, groups, `${at}.cells`)),
			});
		}
	}
	place.at("denomUnitsSelected").structure();
	return {
		title: place.at("title").text(`${to}.title`, 500) ?? "Baseline",
		description: place.at("description").text(`${to}.description`, 5000),
		population: place.at("populationDescription").text(`${to}.population`, 5000),
		parameter: parameter && inWords(parameter),
		dispersion: dispersion && inWords(dispersion),
		unit: place.at("unitOfMeasure").text(`${to}.unit`, 200),
		rows,
	};
}

const readDenominators = (place: Place, groups: Groups, to: string): Loose[] =>
	place
		.at("denoms")
		.items()
		.flatMap((table) => {
			table.at("units").structure();
			return readDenominator(table, groups, to);
		});

/** How many a row is of: its own numbers, else those of its measure. */
function denominatorsOf(row: Place, shared: Loose[], groups: Groups, to: string): Loose[] {
	const own = readDenominators(row, groups, to);
	return own.length > 0 ? own : shared;
}

function readCell(place: Place, groups: Groups, to: string): Loose[] {
	const id = place.at("groupId").structure();
	if (id === undefined || !groups.has(id)) {
		place.notMapped("is of a group that this table does not have");
		return [];
	}
	const at = `${to}.${groupIdOf(id)}`;
	const notes: string[] = [];
	const read = (field: string, as: string) => {
		const figure = place.at(field);
		const { number, words } = figure.figure();
		if (number !== undefined) figure.mapTo(`${at}.${as}`);
		if (words === undefined) return number;
		notes.push(`${field === "value" ? "Value" : inWords(as)}: ${words}`);
		figure.mapTo(`${at}.note`, "not a number: kept as words");
		return undefined;
	};
	const cell = {
		groupId: groupIdOf(id),
		value: read("value", "value"),
		spread: read("spread", "spread"),
		low: read("lowerLimit", "low"),
		high: read("upperLimit", "high"),
	};
	const comment = place.at("comment").text(`${at}.note`, 700);
	const note = [...notes, comment].filter(Boolean).join(". ");
	return [{ ...cell, ...(note !== "" && { note: note.slice(0, 1000) }) }];
}

function readDenominator(place: Place, groups: Groups, to: string): Loose[] {
	return place
		.at("counts")
		.items()
		.flatMap((count) => {
			const id = count.at("groupId").structure();
			if (id === undefined || !groups.has(id)) {
				count.notMapped("is of a group that this table does not have");
				return [];
			}
			return [{ groupId: groupIdOf(id), n: count.at("value").count(`${to}.${groupIdOf(id)}.n`) }];
		});
}
