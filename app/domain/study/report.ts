import * as z from "zod";
import { REPORT_ROLES, REPORT_STATUSES } from "../vocabulary.ts";
import { field, record } from "./describe-field.ts";
import { choice, localId, text, year } from "./fields.ts";

/** A DOI by itself, however its address was pasted. */
export const doi = z.preprocess(
	(value) =>
		typeof value === "string" ? value.trim().replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "") : value,
	text(200).refine((value) => value === undefined || /^10\.\d{4,9}\/\S+$/.test(value), {
		error: "Must be a DOI, such as 10.1016/j.jpsychires.2013.11.006",
	}),
);

const pmid = z.preprocess(
	(value) => (typeof value === "number" ? String(value) : value),
	text(12).refine((value) => value === undefined || /^\d{1,9}$/.test(value), {
		error: "Must be a PubMed id: digits only",
	}),
);

const webAddress = text(1000).refine((value) => value === undefined || /^https?:\/\/[^\s]+$/i.test(value), {
	error: "Must be a web address that begins with http:// or https://",
});

/** A publication or registry record of the study. */
export const report = record({
	id: field("id", localId),
	role: field("kind of report", choice(REPORT_ROLES), { label: "What it is", after: "journal" }),
	authors: field("authors", text(2000), { form: { hint: "As printed: Finzi E, Rosenthal NE", wide: 2 } }),
	title: field("title", text(1000), {
		label: "Title of the report",
		form: { hint: "If it differs from the study's", wide: 2 },
	}),
	journal: field("journal", text(300)),
	year: field("year", year),
	volume: field("volume", text(50)),
	issue: field("issue", text(50)),
	pages: field("pages", text(50)),
	doi: field("DOI", doi),
	pmid: field("PubMed id", pmid, { form: { inputMode: "numeric" } }),
	url: field("web address", webAddress, { form: { wide: 2 } }),
	citation: field("citation", text(2000), {
		label: "Reference, word for word",
		about: "the reference verbatim where its parts are not known",
		form: { rows: 2, wide: 2 },
	}),
	status: field("status of the report", choice(REPORT_STATUSES), {
		label: "Retracted or corrected",
		form: { blank: "Not said" },
	}),
	notice: field("notice", text(1000), {
		label: "Notice of it",
		about: "where the retraction, correction or concern was published",
		form: { hint: "Its DOI, address or reference", wide: 2 },
	}),
});
