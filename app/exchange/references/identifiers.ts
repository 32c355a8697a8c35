/** More letters hold no DOI, whatever stands around it; to take off what a long row of them ends with takes hours. */
const LONGEST = 1000;

/**
 * The DOI that a field for one holds: bare, with "doi:" or "[doi]", or as an address of doi.org.
 * @returns undefined when the field holds something else, such as a DOI with a space in it
 */
export function doiOf(value: string | undefined): string | undefined {
	if ((value?.length ?? 0) > LONGEST) return undefined;
	const bare = decoded(value?.trim() ?? "")
		.replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|^doi(?:\.org)?\s*[:=]?\s*/i, "")
		.replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, "")
		.replace(/\s*\[doi\]\.?$/i, "")
		// What an address asks besides is none of it.
		.replace(/[?#][\w.-]+=.*$/, "")
		.replace(/^\{+|\}+$/g, "");
	const doi = withoutPunctuation(bare);
	return /^10\.\d{4,9}\/[^\s"]+$/.test(doi) && doi.length <= 200 ? doi : undefined;
}

/** The DOI that a text names as one ("doi: 10.…", an address of doi.org), or begins with. */
export function doiNamedIn(text: string | undefined): string | undefined {
	const named = /(?:\bdoi:?\s*|\bdoi\.org\/|^\s*)(10\.\d{4,9}(?:\/|%2F)[^\s"]+)/i.exec(text ?? "")?.[1];
	return doiOf(named);
}

/** The PubMed id that is the whole text, or that a PubMed address or "PMID: …" names. */
export function pmidOf(text: string | undefined): string | undefined {
	const trimmed = text?.trim() ?? "";
	return /^[1-9]\d{0,8}$/.test(trimmed) ? trimmed : pmidNamedIn(trimmed);
}

/** The PubMed id that a text names as one. */
export function pmidNamedIn(text: string | undefined): string | undefined {
	return /(?:\bpmid\s*[:=]?\s*|\bpubmed[\s:]+|pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed\/)([1-9]\d{0,8})\b/i.exec(
		text ?? "",
	)?.[1];
}

/** The number of the ClinicalTrials.gov record that an address is of. */
export function nctNumberOf(address: string | undefined): string | undefined {
	return /^https?:\/\/(?:www\.|classic\.)?clinicaltrials\.gov\/(?:ct2\/)?(?:show|study|record)\/(NCT\d{8})\b/i
		.exec(address?.trim() ?? "")?.[1]
		?.toUpperCase();
}

/** Percent signs stand in addresses; a DOI proper may have one, too, which then decodes to nothing sensible. */
function decoded(text: string): string {
	if (!/%[\da-f]{2}/i.test(text)) return text;
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", ">": "<" };

/** Without the full stop, comma or bracket that the sentence around it left at its end; a bracket of its own stays. */
function withoutPunctuation(doi: string): string {
	for (let rest = doi; ; rest = rest.slice(0, -1)) {
		const last = rest.at(-1) ?? "";
		const opening = PAIRS[last];
		const isLoose = opening !== undefined && count(rest, opening) < count(rest, last);
		if (!isLoose && !/[.,;:'’”]/.test(last)) return rest;
	}
}

const count = (text: string, character: string) => text.split(character).length - 1;
