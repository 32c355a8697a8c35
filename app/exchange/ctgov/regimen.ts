/** How an intervention was given, in the record's own words; each only where the record says it once. */
export interface Regimen {
	dose?: string;
	route?: string;
	schedule?: string;
}

const DOSE =
	/\b\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?\s?(?:mg|mcg|µg|μg|ug|ng|g|mL|ml|IU|units?|U|mmol|Gy|cGy|MBq|mCi)(?:\s?\/\s?(?:kg|m2|m²|m\^2|mL|ml|day|d|dose|h|min))*\b/g;

const ROUTES =
	/\b(?:orally|oral|by mouth|p\.?o\.?(?=[\s/,;.)])|intravenous(?:ly)?|i\.?v\.?(?=[\s,;.)])|intramuscular(?:ly)?|subcutaneous(?:ly)?|intrathecal(?:ly)?|epidural(?:ly)?|intranasal(?:ly)?|inhal(?:ed|ation)|topical(?:ly)?|transdermal(?:ly)?|sublingual(?:ly)?|intravitreal(?:ly)?|intradermal(?:ly)?|intra-?articular(?:ly)?|rectal(?:ly)?|vaginal(?:ly)?)/gi;

const SCHEDULES =
	/\b(?:(?:once|twice|three times|four times|thrice|\d+(?:\s?-\s?\d+)? times|one time)[\s-]+(?:a day|daily|per day|a week|weekly|per week|a month|monthly)|every (?:other )?(?:\d+ |two |three |four )?(?:hours?|days?|weeks?|months?)|q\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\d+\s?[hwd]\b|daily|weekly|monthly|single dose)(?!\w)/gi;

/**
 * Dose, route and schedule as an intervention's own words state them, else its arm's. Where they name several
 * different ones it stays open which is meant, and nothing is taken.
 */
export function readRegimen(words: string, armWords: string): Regimen {
	const dose = only(words, DOSE) ?? (mentions(words, DOSE) ? undefined : only(armWords, DOSE));
	const route = only(words, ROUTES);
	const schedule = only(words, SCHEDULES);
	return { ...(dose && { dose }), ...(route && { route }), ...(schedule && { schedule }) };
}

function only(text: string, pattern: RegExp): string | undefined {
	const found = [...text.matchAll(pattern)].map(([match]) => match.trim());
	const distinct = new Set(found.map((match) => match.toLowerCase().replace(/[\s.]/g, "")));
	return distinct.size === 1 ? found[0] : undefined;
}

function mentions(text: string, pattern: RegExp): boolean {
	return text.search(pattern) >= 0;
}
