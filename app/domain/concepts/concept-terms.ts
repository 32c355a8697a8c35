import type { OUTCOME_CONCEPTS } from "../vocabulary.ts";

export type Concept = keyof typeof OUTCOME_CONCEPTS;

/**
 * What an outcome may be called, whole, so that its name says its concept and can say nothing else: in small letters,
 * British spelling, with spaces for hyphens. Not among them is what is said of one cause or one kind ("cardiovascular
 * death", "discontinuation due to adverse events", "partial response"), because others died, left or responded too; nor
 * survival, which is of those without the event.
 */
const EVENTS: Partial<Record<Concept, string>> = {
	response: `response; responder; responders; responded; clinical response; clinical responders; treatment response;
		treatment responders; therapeutic response; antidepressant response; symptomatic response; response to treatment;
		response to therapy; responders to treatment; responded to treatment; responder status; response status;
		objective response; overall response; overall objective response; tumour response; objective tumour response;
		overall tumour response`,
	remission: `remission; in remission; remitter; remitters; remitted; clinical remission; clinical remitters;
		symptomatic remission; remission of symptoms; remission status`,
	relapse: "relapse; relapses; relapsed; clinical relapse; disease relapse; relapse of disease",
	mortality: `death; deaths; died; dead; mortality; fatalities; any death; all deaths; total deaths; overall deaths;
		overall death; death of participant; participant death; participant deaths; patient death; patient deaths;
		total mortality; overall mortality; crude mortality; patient mortality; all cause mortality; any cause mortality;
		all cause death; all cause deaths; any cause death; death from any cause; death from all causes;
		death of any cause; death due to any cause; death due to all causes; death for any reason; death any cause;
		death all cause; death all causes; deaths from any cause; deaths from all causes; deaths of any cause;
		deaths due to any cause; deaths any cause; deaths all causes; died from any cause; died of any cause;
		mortality from any cause; mortality from all causes; mortality of any cause; mortality due to any cause;
		mortality any cause; mortality all cause; mortality all causes; in hospital mortality; in hospital death;
		in hospital deaths; hospital mortality; icu mortality; intensive care unit mortality;
		all cause in hospital mortality; in hospital all cause mortality`,
	recovery: "recovery; recovered; clinical recovery; full recovery; complete recovery; recovered fully",
	discontinuation: `discontinuation; discontinuations; discontinued; premature discontinuation; all cause discontinuation;
		any cause discontinuation; discontinuation for any reason; discontinuation for any cause;
		discontinuation due to any reason; discontinuation due to any cause; discontinuation from any cause;
		discontinuation any reason; discontinuation any cause; discontinued for any reason; treatment discontinuation;
		treatment discontinuation for any reason; study discontinuation; study discontinuation for any reason;
		study drug discontinuation; study treatment discontinuation; discontinuation of treatment;
		discontinuation of study treatment; discontinuation of study drug; discontinuation of study medication;
		discontinuation from study; discontinuation from the study; discontinuation of the study; discontinued treatment;
		discontinued treatment for any reason; discontinued study treatment; discontinued study drug; discontinued study;
		discontinued the study; discontinued the study for any reason; premature discontinuation of treatment; dropout;
		dropouts; drop out; drop outs; dropped out; all cause dropout; study dropout; study dropouts;
		dropout for any reason; dropouts for any reason; drop out for any reason; drop outs for any reason;
		dropped out for any reason; dropout from the study; withdrawal from study; withdrawal from the study;
		withdrawal from the study for any reason; withdrawal for any reason; withdrawals for any reason;
		withdrew for any reason; withdrew from study; withdrew from the study; study withdrawal; study withdrawals;
		leaving the study early; leaving the study early for any reason; left the study early;
		left the study early for any reason`,
	hospitalisation: `hospitalisation; hospitalisations; hospitalised; hospital admission; hospital admissions;
		admission to hospital; admissions to hospital; admitted to hospital; any hospitalisation; any hospital admission;
		all cause hospitalisation; all cause hospitalisations; any cause hospitalisation; all cause hospital admission;
		all cause hospital admissions; hospitalisation for any cause; hospitalisation for any reason;
		hospitalisation from any cause; hospitalisation due to any cause; hospitalisations for any cause;
		hospital admission for any cause; hospital admission for any reason; hospitalised for any cause;
		hospitalised for any reason`,
	harm: `adverse event; adverse events; any adverse event; any adverse events; all adverse events;
		at least one adverse event; at least 1 adverse event; one or more adverse events; adverse events of any grade;
		serious adverse event; serious adverse events; any serious adverse event; any serious adverse events;
		at least one serious adverse event; at least 1 serious adverse event; severe adverse event; severe adverse events;
		treatment emergent adverse event; treatment emergent adverse events; any treatment emergent adverse event;
		any treatment emergent adverse events; at least one treatment emergent adverse event;
		serious treatment emergent adverse events; treatment emergent serious adverse events;
		treatment related adverse event; treatment related adverse events; treatment related serious adverse events;
		drug related adverse events; adverse reaction; adverse reactions; adverse drug reaction; adverse drug reactions;
		adverse effect; adverse effects; any adverse effect; side effect; side effects; any side effect;
		any side effects; teae; teaes; any teae; sae; saes; any sae; ae; aes; any ae; harms`,
};

/** The same of what is measured on a scale; the names of scales themselves are in scale-names.ts. */
const MEASURES: Partial<Record<Concept, string>> = {
	"symptom-severity": `symptom severity; severity of symptoms; symptom score; symptom scores; symptoms;
		symptom severity score; total symptom score; overall symptom severity; severity of illness; illness severity;
		disease severity; depressive symptoms; depression symptoms; symptoms of depression; depressive symptom severity;
		severity of depression; severity of depressive symptoms; depression severity; anxiety symptoms;
		symptoms of anxiety; anxiety severity; anxiety symptom severity; severity of anxiety; insomnia severity;
		severity of insomnia; psychotic symptoms; manic symptoms`,
	"quality-of-life": `quality of life; quality of life score; overall quality of life; global quality of life; qol;
		health related quality of life; health related quality of life score; health related qol; hrqol; hrql`,
	pain: `pain; pain intensity; pain severity; pain level; pain score; pain scores; intensity of pain; severity of pain;
		average pain; average pain intensity; worst pain; worst pain intensity; current pain intensity; pain vas; vas pain;
		vas pain score; pain nrs; nrs pain; back pain; back pain intensity; low back pain; low back pain intensity;
		leg pain; leg pain intensity; radiating leg pain; neck pain; neck pain intensity; knee pain;
		knee pain intensity; shoulder pain; shoulder pain intensity; pelvic pain; pelvic pain intensity; abdominal pain;
		abdominal pain intensity; headache intensity; postoperative pain; postoperative pain intensity;
		postoperative pain score; postoperative pain scores`,
	functioning: `functioning; global functioning; overall functioning; psychosocial functioning; social functioning;
		physical functioning; physical function; level of functioning; functional status`,
	adherence: `adherence; treatment adherence; medication adherence; drug adherence; adherence to treatment;
		adherence to medication`,
};

/** Terms by their first word, the longest first. */
export type TermIndex = ReadonlyMap<string, readonly (readonly [term: string, concept: Concept])[]>;

function indexed(lists: Partial<Record<Concept, string>>): TermIndex {
	const terms = Object.entries(lists).flatMap(([concept, list]) =>
		listed(list).map((term) => [term, concept as Concept] as const),
	);
	return Map.groupBy(
		terms.sort(([a], [b]) => b.length - a.length),
		([term]) => term.split(" ")[0] ?? "",
	);
}

/** The entries of a list written over several lines, parted by semicolons. */
export const listed = (list: string): string[] =>
	list
		.split(";")
		.map((entry) => entry.trim().replace(/\s+/g, " "))
		.filter((entry) => entry !== "");

export const EVENT_TERMS = indexed(EVENTS);
export const MEASURE_TERMS = indexed(MEASURES);

/** Whether a concept is of something that happens to people, and not of something measured on a scale. */
export const isOfEvent = (concept: Concept): boolean => Object.hasOwn(EVENTS, concept);
