import { spellingsIn } from "./clean-text.ts";
import { Place } from "./place.ts";

/** Where something of a record went: from its path in the record to its path in the study document, by ids. */
export interface Mapping {
	from: string;
	to: string;
	/** How it was read, where it was not simply taken over. */
	how?: string;
}

/** Something in a record that the study document does not hold. */
export interface NotMapped {
	/** `resultsSection.outcomeMeasuresModule.outcomeMeasures[2].classes[0]…`; all that is within is meant. */
	path: string;
	/** What stands there, shortened. */
	value: string;
	why: string;
}

const LONGEST_SHOWN = 200;

/** Keeps account of a record while it is read: what went where, what did not, and what nobody looked at. */
export class Reading {
	readonly mappings: Mapping[] = [];
	readonly notMapped: NotMapped[] = [];
	readonly warnings: string[] = [];
	readonly #seen = new Map<unknown, Set<string | number>>();
	readonly root: Place;
	/** How the record's running text spells a word. */
	readonly spelling = (word: string): string | undefined => {
		this.#spellings ??= spellingsIn(proseIn(this.root.value));
		return this.#spellings(word);
	};
	#spellings: ((word: string) => string | undefined) | undefined;

	constructor(record: unknown) {
		this.root = new Place(this, record);
	}

	map(place: Place, to: string, how?: string): void {
		this.mappings.push({ from: place.path, to, ...(how !== undefined && { how }) });
	}

	list(place: Place, why: string): void {
		this.notMapped.push({ path: place.path, value: shown(place.value), why });
	}

	seen(holder: unknown, key: string | number): void {
		const keys = this.#seen.get(holder);
		if (keys) keys.add(key);
		else this.#seen.set(holder, new Set([key]));
	}

	hasSeen(holder: unknown, key: string | number): boolean {
		return this.#seen.get(holder)?.has(key) ?? false;
	}
}

/** A value of a record, short enough for a line. */
export function shown(value: unknown): string {
	if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? "item" : "items"}`;
	const text = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
	return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}

/** The longer texts of a record. */
function proseIn(node: unknown): string[] {
	if (typeof node === "string") return node.length > 80 ? [node] : [];
	if (typeof node !== "object" || node === null) return [];
	return Object.values(node).flatMap(proseIn);
}
