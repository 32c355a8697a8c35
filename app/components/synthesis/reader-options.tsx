import { Form, Link } from "@remix-run/react";
import { MODELS, modelFits, SYNTHESIS_MEASURES } from "#app/domain/synthesis/vocabulary.ts";
import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { FollowedCheck } from "../ui/followed-check.tsx";
import { useFollowed } from "../ui/use-followed.ts";
import { AnalysisChoices } from "./analysis-choices.tsx";
import { Choice } from "./choice.tsx";
import { Text } from "./form-inputs.tsx";

const ORDERS = { year: "By year", effect: "By effect", weight: "By weight" };
const COLOURS = { safe: "Safe for colour blindness", robvis: "Traffic light" };

interface ReaderOptionsProps extends Pick<SynthesisView, "slug" | "options"> {
	/** The boxes for leaving studies out name it. */
	formId: string;
	/** Whether it sends itself as soon as something changes. */
	submits: boolean;
}

/** What a reader can change. It is a plain form whose answer is an address, so it works without JavaScript. */
export function ReaderOptions({ slug, options, formId, submits }: ReaderOptionsProps) {
	const { settings, measures, changed, drawing, biased, moderators, regressors } = options;
	const models = Object.fromEntries(
		Object.entries(MODELS).filter(([model]) =>
			measures.some((measure) => modelFits(model as keyof typeof MODELS, measure)),
		),
	);
	return (
		<Form
			method="get"
			action={`/syntheses/${slug}`}
			id={formId}
			preventScrollReset
			autoComplete="off"
			className="no-print grid grid-cols-1 gap-3 border border-line bg-raised p-4 sm:grid-cols-2 lg:grid-cols-4"
		>
			<Choice
				name="measure"
				label="Measure"
				value={settings.measure}
				options={Object.fromEntries(measures.map((measure) => [measure, SYNTHESIS_MEASURES[measure]]))}
				follows
			/>
			<AnalysisChoices values={settings} models={models} follows />
			<Text name="level" label="Level, %" value={settings.level} decimal follows />
			<Choice
				name="order"
				label="Order of the studies"
				value={drawing.order}
				options={ORDERS}
				blank="As given"
				follows
			/>
			{biased && (
				<Choice
					name="colours"
					label="Colours of risk of bias"
					value={drawing.colours ?? "safe"}
					options={COLOURS}
					follows
				/>
			)}
			{moderators.length > 1 && (
				<Choice
					name="moderator"
					label="Meta-regression drawn by"
					value={drawing.moderator ?? moderators[0]}
					options={Object.fromEntries(moderators.map((name) => [name, name]))}
					follows
				/>
			)}
			{regressors.length > 0 && <Regressors regressors={regressors} />}
			{drawing.show && <input type="hidden" name="show" value={drawing.show} />}
			<div className="flex items-end gap-3">
				{!submits && (
					<Button type="submit" look="primary">
						Compute again
					</Button>
				)}
				{changed && (
					<Link to={`/syntheses/${slug}`} className={buttonLook("plain")}>
						As published
					</Link>
				)}
			</div>
		</Form>
	);
}

/** Which moderators are in one regression; the blank one says that none is, where the authors chose some. */
function Regressors({ regressors }: Pick<SynthesisView["options"], "regressors">) {
	return (
		<fieldset className="text-sm sm:col-span-2 lg:col-span-4">
			<legend className="font-medium">Meta-regression on, together</legend>
			<input type="hidden" name="regress" value="" />
			<div className="mt-0.5 flex flex-wrap items-center gap-x-6 gap-y-2">
				{regressors.map(({ name, chosen, levels, reference }, place) => (
					<span key={name} className="flex flex-wrap items-center gap-2">
						<span className="flex items-center gap-2">
							<FollowedCheck id={`regress-${place}`} name="regress" value={name} checked={chosen} />
							<label htmlFor={`regress-${place}`}>{name}</label>
						</span>
						{levels.length > 0 && <Reference name={name} levels={levels} reference={reference} />}
					</span>
				))}
			</div>
		</fieldset>
	);
}

/** The level of a moderator that the others are compared with. */
function Reference({
	name,
	levels,
	reference,
}: Pick<SynthesisView["options"]["regressors"][number], "name" | "levels"> & {
	reference: string | undefined;
}) {
	const [shown, setShown] = useFollowed(`${name}: ${reference}`);
	return (
		<select
			name="reference"
			aria-label={`${name}: reference level`}
			value={shown}
			onChange={({ target }) => setShown(target.value)}
			className={`max-w-56 ${INPUT_LOOK}`}
		>
			{levels.map((level) => (
				<option key={level} value={`${name}: ${level}`}>
					against {level}
				</option>
			))}
		</select>
	);
}
