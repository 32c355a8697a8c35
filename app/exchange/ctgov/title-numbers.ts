/** The numbers of a title by what they count: doses and times by their unit, list numbers and codes apart. */
interface TitleNumbers {
	/** From a unit ("mg", "weeks") to the amounts given in it. */
	amounts: Map<string, Set<string>>;
	/** Bare numbers: "1" of "Cohort 1". */
	bare: Set<string>;
	/** Numbers among letters: "q2w". */
	codes: Set<string>;
}

function numbersOf(words: Iterable<string>): TitleNumbers {
	const numbers: TitleNumbers = { amounts: new Map(), bare: new Set(), codes: new Set() };
	for (const word of words) {
		const amount = /^(\d[\d.]*)([a-zµ%]+)$/.exec(word);
		if (amount?.[1] && amount[2])
			numbers.amounts.set(amount[2], (numbers.amounts.get(amount[2]) ?? new Set()).add(amount[1]));
		else if (/^\d[\d.]*$/.test(word)) numbers.bare.add(word);
		else if (/^q\d+[a-z]*$/.test(word)) numbers.codes.add(word);
	}
	return numbers;
}

/**
 * Whether the numbers of a group's title speak against its being an arm: another dose, or a dose more than
 * the arm has, another list number, another rhythm. A number that only one of the two gives says nothing, nor
 * does a list number where both give the same dose.
 */
export function numbersDiffer(group: Iterable<string>, arm: Iterable<string>): boolean {
	const [given, own] = [numbersOf(group), numbersOf(arm)];
	let isSameAmount = false;
	for (const [unit, amounts] of given.amounts) {
		const others = own.amounts.get(unit);
		if (!others) continue;
		if (!amounts.isSubsetOf(others)) return true;
		isSameAmount = true;
	}
	if (differ(given.codes, own.codes)) return true;
	return !isSameAmount && differ(given.bare, own.bare);
}

const differ = (one: Set<string>, other: Set<string>) =>
	one.size > 0 && other.size > 0 && !one.isSubsetOf(other) && !other.isSubsetOf(one);

/** Whether a title gives doses of several arms, none of which has them all: "2 mg + 4 mg". */
export function addsUpDoses(group: Iterable<string>, arms: readonly Iterable<string>[]): boolean {
	for (const [unit, amounts] of numbersOf(group).amounts) {
		if (amounts.size < 2) continue;
		const owned = arms.flatMap((words) => numbersOf(words).amounts.get(unit) ?? []);
		if (owned.some((own) => amounts.isSubsetOf(own))) continue;
		if (owned.filter((own) => own.size === 1 && own.isSubsetOf(amounts)).length > 1) return true;
	}
	return false;
}
