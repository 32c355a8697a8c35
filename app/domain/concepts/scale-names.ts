import { listed } from "./concept-terms.ts";
import { inPlainWords, plainLetters } from "./plain-label.ts";

/** Scales whose total score is the severity of symptoms. */
const SEVERITY = `madrs; ham d; hamd; hdrs; hrsd; hrs d; bdi; bdi ii; phq; qids; qids sr; qids c; ids sr; ids c; cgi s; ham a;
	hama; hars; gad; panss; bprs; ymrs; y bocs; ybocs; caps; pcl; pcl c; lsas; isi; epds; ces d; cesd; gds; hads; hads d;
	hads a; scl 90; scl 90 r; bai; montgomery asberg depression rating scale; montgomery asberg depression scale;
	montgomery asberg rating scale; hamilton depression rating scale; hamilton rating scale for depression;
	hamilton depression scale; beck depression inventory; beck depression inventory ii; patient health questionnaire;
	patient health questionnaire depression scale; quick inventory of depressive symptomatology;
	quick inventory of depressive symptomatology self report; inventory of depressive symptomatology;
	clinical global impression severity; clinical global impressions severity; clinical global impression of severity;
	clinical global impression severity of illness; clinical global impressions severity of illness;
	clinical global impression scale severity of illness; clinical global impressions scale severity of illness;
	hamilton anxiety rating scale; hamilton anxiety scale; hamilton rating scale for anxiety;
	generalised anxiety disorder; generalised anxiety disorder scale; positive and negative syndrome scale;
	brief psychiatric rating scale; young mania rating scale; yale brown obsessive compulsive scale;
	clinician administered ptsd scale; ptsd checklist; liebowitz social anxiety scale; insomnia severity index;
	edinburgh postnatal depression scale; center for epidemiologic studies depression scale; geriatric depression scale;
	hospital anxiety and depression scale; beck anxiety inventory`;

/** Other scales and criteria by which a response is judged, or quality of life, pain and functioning are measured. */
const OTHERS = `cgi; cgi i; clinical global impression; clinical global impressions; clinical global impression improvement;
	clinical global impressions improvement; clinical global impression of improvement; pgi; pgi i; pgic;
	patient global impression of change; patients global impression of change; patient global impression of improvement;
	recist; irecist; mrecist; response evaluation criteria in solid tumours; rano; lugano; cheson; imwg; iwg; acr; asas;
	pasi; easi; iga; sri; das28; cdai; sdai; mayo; vas; visual analog scale; visual analogue scale; nrs; nprs;
	numeric rating scale; numerical rating scale; numeric pain rating scale; numerical pain rating scale; sf 36; sf 12;
	short form 36; short form 12; eq 5d; eq 5d 5l; eq 5d 3l; euroqol; qlq c30; eortc qlq c30; whoqol; whoqol bref; dlqi;
	q les q; fact g; gaf; global assessment of functioning; sofas; whodas; sheehan disability scale; bpi;
	brief pain inventory; mcgill pain questionnaire`;

/** A text as a pattern of itself. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern of any of the names, with what tells its version: "ham d 17", "phq 9 items", "qids sr". */
function pattern(list: string): string {
	const names = listed(list).sort((a, b) => b.length - a.length);
	return `(?:${names.map(escaped).join("|")})(?: ?\\d+(?:\\.\\d+)?(?: items?)?)?(?: (?:sr|r|c))?`;
}

export const SEVERITY_SCALE = pattern(SEVERITY);
export const ANY_SCALE = pattern(`${SEVERITY}; ${OTHERS}`);

const NAMED = new RegExp(`(?<![\\p{L}\\p{N}])${SEVERITY_SCALE}(?![\\p{L}\\p{N}])`, "u");

/** The scale of severity that an outcome's name has in it, whatever else it says: "madrs"; undefined for none. */
export function severityScaleIn(label: string): string | undefined {
	return NAMED.exec(inPlainWords(plainLetters(label).replace(/[()[\]]/g, " ")))?.[0]?.toUpperCase();
}
