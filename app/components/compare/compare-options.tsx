import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { topicNamed } from "#app/domain/compare/topic.ts";
import { COMPARE_MEASURES, COMPARE_ORDERS } from "#app/domain/views/compare-options.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { HiddenFields } from "./study-chooser.tsx";

interface CompareOptionsProps {
	concept: string;
	topics: { key: string; label: string }[];
	scales: { key: string; label: string; names: string[] }[];
	measure: string;
	order: string;
	/** In percent. */
	level: number;
}

const LEVELS = [80, 90, 95, 99];

/** What is compared and how; a choice takes effect at once, or with the button where no JavaScript runs. */
export function CompareOptions({ concept, topics, scales, measure, order, level }: CompareOptionsProps) {
	const [search] = useSearchParams();
	const submit = useSubmit();
	const levels = LEVELS.includes(level) ? LEVELS : [...LEVELS, level].sort((a, b) => a - b);
	return (
		<Form
			method="get"
			key={`${concept} ${measure} ${scales[0]?.key} ${order} ${level}`}
			onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
			className="flex flex-wrap items-end gap-3"
		>
			<HiddenFields search={search} except={["concept", "measure", "scale", "order", "level", "q"]} />
			<Choice name="concept" label="Outcome" value={concept} options={topicOptions(topics, concept)} />
			<Choice name="measure" label="Measure" value={measure} options={Object.entries(COMPARE_MEASURES)} />
			{scales.length > 1 && (
				<Choice
					name="scale"
					label="Scale"
					value={scales[0]?.key ?? ""}
					options={scales.map(({ key, label, names }) => [key, `${label} (${names.length})`])}
				/>
			)}
			<Choice name="order" label="Order" value={order} options={Object.entries(COMPARE_ORDERS)} />
			<Choice
				name="level"
				label="Interval"
				value={String(level)}
				options={levels.map((value) => [String(value), `${value}%`])}
			/>
			<noscript>
				<Button type="submit">Apply</Button>
			</noscript>
		</Form>
	);
}

/** What the studies have, and what was asked for though none has it. */
function topicOptions(topics: CompareOptionsProps["topics"], asked: string): [string, string][] {
	const options = topics.map(({ key, label }): [string, string] => [key, label]);
	return asked === "" || topics.some(({ key }) => key === asked)
		? options
		: [...options, [asked, topicNamed(asked).label]];
}

function Choice({
	name,
	label,
	value,
	options,
}: {
	name: string;
	label: string;
	value: string;
	options: [string, string][];
}) {
	return (
		<label className="text-sm font-medium">
			{label}
			<select name={name} defaultValue={value} className={`mt-0.5 max-w-96 font-normal ${INPUT_LOOK}`}>
				{options.map(([key, text]) => (
					<option key={key} value={key}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
}
