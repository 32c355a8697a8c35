/** The number of a registry, DOI or PubMed id that somebody typed. */
export interface TypedIdentifier {
	/** How studies may bear it, in lower case. */
	names: string[];
	/** How other studies may speak of it, where it is one word. */
	mention?: string;
	/** It can be nothing else, such as a misspelt word. */
	sure: boolean;
}

/** More letters no identifier has, nor its address; some patterns here take long for thousands. */
const LONGEST = 500;

/**
 * Knows a number of a registry, a DOI or a PubMed id however it was typed or pasted: with what stands before it
 * (“PMID:”, “NCT 0000 …” with a blank, the address of the record's page) or alone.
 * @returns undefined where the text is something else
 */
export function typedIdentifier(text: string): TypedIdentifier | undefined {
	if (text.length > LONGEST) return undefined;
	const typed = text
		.trim()
		.toLowerCase()
		.replace(/^["'“‘(<[]+|["'”’)>\].,;]+$/g, "")
		.replace(/^https?:\/\//, "");
	const number = /^(?:\S*\/|nct\s*:\s*)?nct[\s:#-]*(\d{8})(?:[/?#]\S*)?$/.exec(typed)?.[1];
	if (number !== undefined) return { names: [`nct${number}`], mention: `nct${number}`, sure: true };
	const doi = /^(?:(?:dx\.)?doi\.org\/|doi\s*:?\s*)?(10\.\d{4,9}\/\S+)$/.exec(typed)?.[1];
	if (doi !== undefined) return { names: [doi], sure: true };
	const pmid = /^(?:\S*pubmed\S*\/|(?:pmid|pubmed)\s*[:#]?\s*)(\d{1,9})\/?$/.exec(typed)?.[1];
	if (pmid !== undefined) return { names: [pmid], sure: true };
	const [, registry, rest] = /^([a-z]{4,8})[\s:#-]+(\d{5,}\S*)$/.exec(typed) ?? [];
	if (registry !== undefined) return { names: [`${registry}${rest}`, typed], sure: false };
	if (/^\d{8}$/.test(typed)) return { names: [typed, `nct${typed}`], sure: true };
	if (!/\d/.test(typed) || typed.length < 4 || /\s/.test(typed)) return undefined;
	return { names: [typed], sure: false, ...(/^[\p{L}\p{N}]+$/u.test(typed) && { mention: typed }) };
}
