/** What a line of sums is called, by whole words, in the languages tables come in. */
const TOTALS =
	/^(?:grand |sub[- ]?)?totals?\b|^sub ?totals?\b|^overall\b|^pooled\b|^summary\b|^sum\b|^sums\b|^combined\b|^meta[- ]?analysis\b|^(?:random|fixed|common)[- ]effects?\b|^(?:re|fe|ee|ce) model\b|^all$|^all (?:studies|trials|patients|participants)\b|^subgroup, (?:dl|iv|mh|m-h|reml|fixed|random)\b|^(?:weighted )?(?:mean|average)\b|^[Σ∑]|^(?:zwischen)?summe\b|^gesamt(?:ergebnis|effekt|schätzer)?\b|^insgesamt\b|^totaal\b|^sub?totale?\b|^totale?\b|^total g[eé]n[eé]ral\b|^sous[- ]total\b|^ensemble\b|^suma\b|^razem\b|^łącznie\b|^totalt\b|^i alt\b|^yhteensä\b|^celkem\b|^összesen\b|^toplam\b|^σύνολο|^итого|^всего|^合计|^总计|^小计|^合計|^小計|^総計|^합계/iu;

/** Words that stand beside it and make nothing else of it. */
const BESIDE =
	/(?:\d+(?:[.,·]\d+)?\s*%?|\bi-?squared\b|\bci\b|\bevents?\b|\bpatients?\b|\bparticipants?\b|\bstudies\b|\btrials\b|\banalys[ie]s\b|\b(?:or|rr|hr|rd|md|smd|wmd|irr|q|odds|risk|hazard|rates?|ratios?|differences?)\b|\bmodels?\b|\beffects?\b|\bestimates?\b|\bresults?\b|\brandom\b|\bfixed\b|\bcommon\b|\bpooled\b|\boverall\b|\btotals?\b|\bsummary\b|\bmeasures?\b|\bmeta-?analysis\b|\bi-?squared\b|\b[in]\b|\bi2\b|\bp\b|\bz\b|\bdf\b|\btau2?\b|\bchi2?\b|\bdl\b|\breml\b|\biv\b|\bmh\b|\bm-h\b|\bd\+l\b|\bof\b|\bfor\b|\bthe\b|\ball\b|\bin\b|\band\b|\bcombined\b|\binverse\b|\bvariance\b|\bhksj\b|\bweights?\b|\bweighted\b|\bmean\b|\baverage\b|\bheterogeneity\b)/giu;

/** Lines of tests and intervals under a forest plot, whatever follows. */
const TESTS =
	/^(?:sub[- ]?total\b|total\s*\(|test for\b|tests? of\b|heterogeneity\b|prediction interval\b|i-?squared\b|i[²2]\s*[=:]|tau[²2]?\s*[=:]|[τχ][²2]?\s*[=:]|chi[²2]?\s*[=:]|q\s*[=:]|not estimable$|test du\b|heterogenität\b|hétérogénéité\b|heterogeneidad\b)/iu;

const YEAR = /\b(?:19|20)\d\d\b/;

/** Whether a label can mean nothing but a total, a subtotal or a test under a forest plot. */
export function isTotalWord(label: string): boolean {
	const text = label.trim().replace(/^\d+(\.\d+)*\.?\s+/, "");
	if (TESTS.test(text)) return true;
	if (!TOTALS.test(text) || YEAR.test(text)) return false;
	return !/\p{L}/u.test(text.replace(TOTALS, " ").replace(BESIDE, " "));
}

const ALL_ARMS =
	/^(?:(?:all|both|the two) (?:arms|groups|patients|participants|subjects)|whole (?:group|sample|cohort))(?: together| combined)?$/i;

/** Whether an arm's name can mean nothing but all arms together; a treatment may be called "Combined". */
export const isTotalOfArms = (name: string): boolean =>
	ALL_ARMS.test(name.trim()) ||
	(isTotalWord(name) && !/^(?:combined|pooled|random|fixed|common)\b/i.test(name.trim()));

/** Whether a label begins as a total does, and goes on as a study's name may: `TOTAL trial 2015`. */
export function mayBeTotal(label: string): boolean {
	return TOTALS.test(label.trim());
}
