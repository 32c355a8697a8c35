import { unescaped, withoutShouting } from "./clean-text.ts";

/** A number as a record prints it, or the words that stand where one should. */
export interface Figure {
	/** Plain digits, as the study document takes them. */
	number?: string;
	/** What stands there instead: "NA", "<0.5". */
	words?: string;
}

const NUMBER = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][-+]?\d{1,2})?$/;
const MOST = 1e15;

/** Keeps account of what is read: see `Reading`. */
interface Account {
	spelling(word: string): string | undefined;
	map(place: Place, to: string, how?: string): void;
	list(place: Place, why: string): void;
	seen(holder: unknown, key: string | number): void;
}

/**
 * A place in a registry record, with the value that stands there, of whatever type. Reading from it says where
 * in the study document it went, so that at the end everything nobody read can be listed. What has the wrong
 * type is listed and counts as absent.
 */
export class Place {
	readonly value: unknown;
	readonly #reading: Account;
	readonly #parent: Place | undefined;
	readonly #key: string | number;

	constructor(reading: Account, value: unknown, parent?: Place, key: string | number = "") {
		this.#reading = reading;
		this.value = value;
		this.#parent = parent;
		this.#key = key;
	}

	/** `resultsSection.outcomeMeasuresModule.outcomeMeasures[2].title` */
	get path(): string {
		const above = this.#parent?.path ?? "";
		if (typeof this.#key === "number") return `${above}[${this.#key}]`;
		return above === "" ? this.#key : `${above}.${this.#key}`;
	}

	/** The position of an item in its list; 0 elsewhere. */
	get position(): number {
		return typeof this.#key === "number" ? this.#key : 0;
	}

	get isThere(): boolean {
		return this.value !== undefined && this.value !== null && this.value !== "";
	}

	/** A member of the object that stands here; a place with nothing where it is none. */
	at(key: string): Place {
		const { value } = this;
		const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
		const member =
			isObject && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
		return new Place(this.#reading, member, this, key);
	}

	/** The items of the list that stands here; none where nothing or no list does. */
	items(): Place[] {
		if (!this.isThere) return [];
		if (!Array.isArray(this.value)) {
			this.notMapped("should be a list");
			return [];
		}
		return this.value.map((item, index) => new Place(this.#reading, item, this, index));
	}

	/** The items of a list for a second look: nothing is listed where there is none. */
	peek(): Place[] {
		return Array.isArray(this.value) ? this.items() : [];
	}

	/** Text that goes to a place of the document; cut, and the cut listed, where it is longer than that holds. */
	text(to: string, max = 500): string | undefined {
		const words = this.words();
		if (words === undefined) return undefined;
		this.mapTo(to);
		return this.fitted(words, max);
	}

	/** A title that goes to a place of the document; one that is all in capitals as one writes it. */
	title(to: string, max = 500): string | undefined {
		const words = this.text(to, max);
		return words && this.calm(words);
	}

	/** A title as one writes it, where it is all in capitals. */
	calm(words: string): string {
		return withoutShouting(words, this.#reading.spelling);
	}

	/** Text as it stands, for a reader who says himself where it goes. */
	words(): string | undefined {
		if (!this.isThere) return undefined;
		if (typeof this.value !== "string" && typeof this.value !== "number") {
			this.notMapped("should be text");
			return undefined;
		}
		return unescaped(String(this.value)).trim() || undefined;
	}

	/** A text cut to what its place in the document holds; what was cut off is listed. */
	fitted(words: string, max: number): string {
		if (words.length <= max) return words;
		this.#reading.list(
			this,
			`longer than the ${max.toLocaleString("en")} characters kept: its end is cut off`,
		);
		return `${words.slice(0, max - 1).trimEnd()}…`;
	}

	/** Text that says how its neighbours are to be read (an id, a type) and has no place of its own. */
	structure(): string | undefined {
		const words = this.words();
		if (words !== undefined) this.#reading.seen(this.#parent?.value, this.#key);
		return words;
	}

	/** A whole number, 0 or more. */
	count(to: string): number | undefined {
		const words = this.words();
		if (words === undefined) return undefined;
		const number = Number(words.replaceAll(",", ""));
		if (!/^\d+(,\d{3})*(\.0+)?$/.test(words) || number > 1_000_000_000) {
			this.notMapped("is not a whole number of 0 or more");
			return undefined;
		}
		this.mapTo(to);
		return number;
	}

	/** A number, or the words that stand in its place: those are for the reader to list or keep. */
	figure(): Figure {
		const words = this.words();
		if (words === undefined) return {};
		if (!NUMBER.test(words) || !/\d/.test(words) || words.length > 30) return { words };
		const number = words.replaceAll(",", "");
		return Math.abs(Number(number)) <= MOST ? { number } : { words };
	}

	/** A number that goes to a place of the document; listed where it is none. */
	decimal(to: string): string | undefined {
		const { number, words } = this.figure();
		if (words !== undefined) this.notMapped("is not a number");
		if (number !== undefined) this.mapTo(to);
		return number;
	}

	/** Yes or no. */
	flag(to: string): boolean | undefined {
		if (!this.isThere) return undefined;
		if (typeof this.value !== "boolean") {
			this.notMapped("should be true or false");
			return undefined;
		}
		this.mapTo(to);
		return this.value;
	}

	/** The key of our own that a registry's term stands for; listed where the term is unknown. */
	term<T extends string>(to: string, terms: Readonly<Record<string, T>>): T | undefined {
		const words = this.words();
		if (words === undefined) return undefined;
		const key = Object.hasOwn(terms, words) ? terms[words] : undefined;
		if (key === undefined) this.notMapped("is a term that Equipoise does not know");
		else this.mapTo(to);
		return key;
	}

	/** A date known to the year, month or day. */
	date(to: string): string | undefined {
		const words = this.words();
		if (words === undefined) return undefined;
		const day = words.slice(0, 10);
		const isDate = /^(1[89]|20|21)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(day);
		if (!isDate || (day.length === 10 && !isCalendarDay(day))) {
			this.notMapped("is not a date");
			return undefined;
		}
		this.mapTo(to);
		return day;
	}

	/** Says where in the document this went. @param how in words, where it was not simply taken over */
	mapTo(to: string, how?: string): void {
		this.#reading.map(this, to, how);
		this.#reading.seen(this.#parent?.value, this.#key);
	}

	/** Lists this, with everything in it, as what the document has no place for. */
	notMapped(why: string): void {
		if (!this.isThere) return;
		this.#reading.list(this, why);
		this.#reading.seen(this.#parent?.value, this.#key);
	}
}

function isCalendarDay(day: string): boolean {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day);
}
