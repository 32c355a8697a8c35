import type { Place } from "./place.ts";

/** How many were analysed in each group of an outcome measure, for the measure or one of its classes. */
export class Denominators {
	readonly #counts = new Map<string, Place>();
	readonly #used = new Set<string>();
	readonly #rest: Place[] = [];
	/** What is counted where it is not people: "eyes". */
	readonly units: string | undefined;

	constructor(list: Place, selected: string | undefined) {
		const tables = list
			.items()
			.map((place) => ({ place, units: place.at("units").structure() ?? "Participants" }));
		const wanted = (selected ?? "Participants").toLowerCase();
		const chosen = tables.find(({ units }) => units.toLowerCase() === wanted) ?? tables[0];
		this.units = chosen && !/^participants$/i.test(chosen.units) ? chosen.units : undefined;
		for (const table of tables) {
			for (const count of table.place.at("counts").items()) {
				const id = count.at("groupId").words();
				if (table !== chosen) {
					count.notMapped(`the figures are of ${chosen?.units}: a result has one number analysed`);
				} else if (id === undefined || this.#counts.has(id)) {
					count.notMapped("a number analysed without a group, or the second of one group");
				} else {
					count.at("groupId").structure();
					this.#counts.set(id, count);
				}
			}
		}
		this.#rest = [...this.#counts.values()];
	}

	has(groupId: string): boolean {
		return this.#counts.has(groupId);
	}

	/** The number analysed in a group. @param to the path of the result */
	of(groupId: string, to: string): number | undefined {
		const count = this.#counts.get(groupId)?.at("value");
		if (!count) return undefined;
		if (!this.#used.has(groupId)) {
			this.#used.add(groupId);
			return count.count(`${to}.n`);
		}
		const { number } = count.figure();
		return number !== undefined && /^\d+(\.0+)?$/.test(number) ? Number(number) : undefined;
	}

	/** Lists the numbers that no result took, with the reason. */
	listRest(why: string): void {
		for (const count of this.#rest) {
			const id = count.at("groupId").words() ?? "";
			if (!this.#used.has(id)) count.at("value").notMapped(why);
		}
	}
}
