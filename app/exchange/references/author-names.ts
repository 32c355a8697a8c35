/** A person's name as CSL-JSON and BibTeX take it apart. */
export interface NameParts {
	/** With particles before it: "van der Berg". */
	surname: string;
	given?: string | undefined;
	/** "Jr", "III". */
	suffix?: string | undefined;
}

/** A longer name is none, and stays as it is; to take it apart would take hours. */
const LONGEST = 300;

const SUFFIX = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i;

/** PubMed's full names have it without a comma: "King, Martin L Jr". */
const LAST_SUFFIX = /(?<=,\s*[^,]+)\s+(jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i;

/** After a given name. */
const PARTICLES =
	/(?<=\S)(?:\s+(?:van|von|vom|de|der|den|del|della|di|da|das|do|dos|du|des|la|le|el|al|ten|ter|te|zu|zum|zur|af|av|bin|ibn))+$/;

const INITIALS_LAST = /\p{Ll}.*\s\p{Lu}{1,3}$/u;
const INITIALS = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u;

/** What only the names of groups have in them. */
const OF_A_GROUP =
	/\d|\b(?:groups?|investigators?|trial(?:ists)?|study|studies|committee|collaborat\w+|consortium|network|society|team|organi[sz]ation|institutes?|university|centers?|centres?|department|registry|foundation|association|council|ministry|agency|working|project|program(?:me)?|inc|ltd|gmbh)\b/i;

/** "van der Berg J", "King ML Jr"; a name without a given one stays as it is. */
export function printName({ surname, given = "", suffix }: NameParts): string {
	const isShouted = surname === surname.toUpperCase();
	// "Beethoven, Ludwig van".
	const particle = PARTICLES.exec(given)?.[0].trim();
	const letters = given
		.replace(PARTICLES, "")
		.split(/[\s.]+/)
		.filter(Boolean)
		.map((word) => initialsOf(word, isShouted))
		.join("");
	return [particle, surname.trim(), letters, suffix?.replace(/[.,]/g, "").trim()].filter(Boolean).join(" ");
}

/**
 * A name as reference managers write it into one field: "Finzi, Eric", "King, M. L., Jr.", "Finzi E.", and of a
 * group "MIRA Study Group," or "Writing Group, WHO Region 3".
 */
function readName(text: string): string {
	const name = text.replace(/\s+/g, " ").trim();
	if (name.length > LONGEST) return name;
	if (/,$/.test(name)) return name.replace(/[\s,]+$/, "");
	const [surname = "", ...rest] = name.replace(LAST_SUFFIX, ", $1").split(/\s*,\s*/);
	const suffix = rest.find((part) => SUFFIX.test(part));
	const given = rest.filter((part) => part !== suffix);
	if (rest.length === 0) return withoutDots(name);
	if (surname === "" || given.length > 1 || OF_A_GROUP.test(name)) return name;
	return printName({ surname, given: given[0], suffix });
}

/** The names in one field: mostly one, or several: between semicolons, "Finzi E, Rosenthal NE", "Finzi, E., Rosenthal, N.E." */
export function readNames(text: string): string[] {
	const names = text.split(/\s*;\s*/).filter(Boolean);
	return names.flatMap((name) => {
		const parts = name.split(/\s*,\s*/).filter(Boolean);
		if (parts.length > 1 && parts.every((part) => part.length <= LONGEST && INITIALS_LAST.test(part)))
			return parts;
		const arePairs =
			parts.length >= 4 && parts.every((part, index) => index % 2 === 0 || INITIALS.test(part));
		if (!arePairs) return [readName(name)];
		return parts.flatMap((part, index) =>
			index % 2 === 0 ? readName(`${part}, ${parts[index + 1] ?? ""}`) : [],
		);
	});
}

/** Names in one text, as a report has them. Where one has a comma of its own, semicolons stand between them. */
export function joinNames(names: readonly string[]): string | undefined {
	const clean = names.map((name) => name.replace(/\s*;\s*/g, ", ").trim()).filter(Boolean);
	const [last, ...before] = [...clean].reverse();
	// "et al." is no further author.
	if (last !== undefined && before.length > 0 && /^(?:et al\.?|others)$/i.test(last)) {
		const [end, ...front] = before;
		return joinNames([...front.reverse(), `${end} et al.`]);
	}
	return clean.join(clean.some((name) => name.includes(",")) ? "; " : ", ") || undefined;
}

/** "Jean-Pierre" → "JP", "JP" → "JP", "eric" → "E"; in a name all in capitals only short words are initials. */
function initialsOf(word: string, isShouted: boolean): string {
	if (/^\p{Lu}+$/u.test(word) && word.length <= (isShouted ? 2 : 4)) return word;
	return word
		.split(/[-‐]/)
		.map((part) => [...part][0]?.toUpperCase() ?? "")
		.join("");
}

/** Embase writes "Finzi E." in one field. */
const withoutDots = (name: string) =>
	name.replace(/(?<=\s)(?:\p{Lu}\.[\s-]?)+$/u, (letters) => letters.replace(/[.\s-]/g, ""));
