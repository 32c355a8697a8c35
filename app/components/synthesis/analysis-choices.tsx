import { CI_CHOICES, MODELS, PREDICTION_CHOICES, TAU2_CHOICES } from "#app/domain/synthesis/vocabulary.ts";
import { Choice } from "./choice.tsx";

const CHOICES = [
	{ name: "model", label: "Model", options: MODELS },
	{ name: "tau2", label: "Variance between studies (τ²)", options: TAU2_CHOICES },
	{ name: "ci", label: "Interval of the mean", options: CI_CHOICES },
	{ name: "predictionInterval", label: "Prediction interval", options: PREDICTION_CHOICES },
] as const;

interface AnalysisChoicesProps {
	values: Partial<Record<(typeof CHOICES)[number]["name"], string>>;
	/** What the names of the fields begin with. */
	within?: string;
	/** Those that can be chosen. */
	models?: Readonly<Record<string, string>>;
	follows?: boolean;
}

/** How comparisons are pooled, wherever somebody can choose it. */
export function AnalysisChoices({
	values,
	within = "",
	models = MODELS,
	follows = false,
}: AnalysisChoicesProps) {
	return CHOICES.map(({ name, label, options }) => (
		<Choice
			key={name}
			name={within + name}
			label={label}
			value={values[name]}
			options={name === "model" ? models : options}
			follows={follows}
		/>
	));
}
