import type { Finding } from "../finding.ts";
import { remark } from "./levels.ts";
import type { Subject } from "./subject.ts";

type Document = Subject["document"];

interface Hint {
	words: RegExp;
	/** Where it would be said. */
	path: string;
	/** Whether it is open still. */
	isOpen: (document: Document) => boolean;
	propose: string;
}

const hasNoModel = ({ design: { model } }: Document) => model === undefined;
const hasNoUnit = ({ design: { unit } }: Document) => unit === undefined;
const lacksFeature =
	(feature: "dose-ranging" | "adaptive") =>
	({ design: { features = [] } }: Document) =>
		!features.includes(feature);

/** Words in a title or description that point to a design. They are hints: another trial may be meant, or a plan. */
const HINTS: readonly Hint[] = [
	{
		words: /\bcluster[- ]?randomi[sz]\w*|\brandomi[sz]ed clusters?\b|\bcluster[- ](?:RCT|trial)s?\b/i,
		path: "design.unit",
		isOpen: hasNoUnit,
		propose: "clusters were assigned to the arms",
	},
	{
		words: /\bsplit[- ](?:body|face|mouth|scalp|scar|head|skin)\b|\bcontralateral (?:eye|side|limb)\b/i,
		path: "design.unit",
		isOpen: hasNoUnit,
		propose: "parts of one person’s body were assigned to the arms",
	},
	{ words: /\bcross-?over\b/i, path: "design.model", isOpen: hasNoModel, propose: "it is a crossover" },
	{ words: /\bfactorial\b/i, path: "design.model", isOpen: hasNoModel, propose: "it is factorial" },
	{
		words: /\b(?:single|one)[- ]arm(?:ed)?\b/i,
		path: "design.model",
		isOpen: hasNoModel,
		propose: "it has a single group",
	},
	{
		words: /\bdose[- ](?:ranging|finding|response)\b/i,
		path: "design.features",
		isOpen: lacksFeature("dose-ranging"),
		propose: "it is dose-ranging",
	},
	{
		words: /\badaptive (?:design|trial|randomi[sz]ation|platform)\b|\bresponse-adaptive\b/i,
		path: "design.features",
		isOpen: lacksFeature("adaptive"),
		propose: "it is adaptive",
	},
	{
		words: /\bnon-?inferiority\b|\bequivalence (?:trial|study)\b/i,
		path: "outcomes",
		isOpen: ({ outcomes }) => {
			const contrasts = outcomes.flatMap((outcome) => outcome.contrasts);
			return contrasts.length > 0 && contrasts.every(({ hypothesis, margin }) => !hypothesis && !margin);
		},
		propose: "a comparison was held against a margin",
	},
];

/** What was counted besides people, as registries have it: “Clinics”, “Eyes”. */
const UNIT_HINTS: readonly Hint[] = [
	{
		words:
			/^(?:clusters?|villages?|schools?|class(?:room)?s?|households?|clinics?|hospitals?|practices?|wards?|centers?|centres?|communities|nursing homes?)$/i,
		path: "design.unit",
		isOpen: hasNoUnit,
		propose: "clusters were assigned to the arms",
	},
	{
		words:
			/^(?:eyes?|teeth|tooth|knees?|hips?|limbs?|sides?|ears?|breasts?|lesions?|hands?|feet|implants?|sites?)$/i,
		path: "design.unit",
		isOpen: hasNoUnit,
		propose: "parts of one person’s body were assigned to the arms",
	},
];

/** Designs that only words point to: proposed, never taken from them. One remark for each place that would say it. */
export function* checkDesignHints({ document }: Subject): Generator<Finding> {
	const { title, officialTitle, design, outcomes, flow } = document;
	const text = [title, officialTitle, design.description].filter(Boolean).join("\n");
	const units = [flow?.units, ...outcomes.map(({ unitsAnalysed }) => unitsAnalysed)];
	const inText = HINTS.map((hint) => {
		const found = hint.words.exec(text)?.[0];
		return { ...hint, found: found && `“${found}” in the title or the description of the design` };
	});
	const inUnits = UNIT_HINTS.map((hint) => {
		const unit = units.find((each) => each !== undefined && hint.words.test(each));
		return { ...hint, found: unit && `“${unit}” as what was counted` };
	});
	const found = [...inText, ...inUnits].filter((hint) => hint.found && hint.isOpen(document));
	for (const [path, hints] of Map.groupBy(found, (hint) => hint.path)) {
		const suggestions = hints.map((hint) => `${hint.found} suggests that ${hint.propose}`);
		yield remark("design-hinted", path, `${suggestions.join("; ")}. Nobody has said so: say it if it is`);
	}
}
