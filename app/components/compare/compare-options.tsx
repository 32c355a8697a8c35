import { Form, useSubmit } from "@remix-run/react";
import { topicNamed } from "#app/domain/compare/topic.ts";
import { TIME_UNITS } from "#app/domain/time-units.ts";
import { COMPARE_MEASURES, COMPARE_ORDERS } from "#app/domain/views/compare-options.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { HiddenFields, useComingSearch } from "./study-chooser.tsx";

interface CompareOptionsProps {
	concept: string;
	topics: { key: string; label: string }[];
	scales: { key: string; label: string; names: string[] }[];
	measure: string;
	order: string;
	/** In percent. */
	level: number;
	/** As the address has it. */
	time: { nearest: string; from: string; to: string; unit: string };
	/** The same in words. */
	timeRule: string;
}

const LEVELS = [80, 90, 95, 99];

/** What is compared and how; a choice takes effect at once, or with the button where no JavaScript runs. */
export function CompareOptions({
	concept,
	topics,
	scales,
	measure,
	order,
	level,
	time,
	timeRule,
}: CompareOptionsProps) {
	const search = useComingSearch();
	const submit = useSubmit();
	const levels = LEVELS.includes(level) ? LEVELS : [...LEVELS, level].sort((a, b) => a - b);
	return (
		<Form
			method="get"
			key={[concept, measure, scales[0]?.key, order, level, ...Object.values(time)].join(" ")}
			onChange={(event) => {
				// A time is typed letter by letter, and means nothing without its unit.
				if (event.target instanceof HTMLSelectElement && event.target.name !== "unit")
					submit(event.currentTarget, { preventScrollReset: true });
			}}
			className="flex flex-wrap items-end gap-3"
		>
			<HiddenFields
				search={search}
				except={["concept", "measure", "scale", "order", "level", "q", ...Object.keys(time)]}
			/>
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
			<fieldset className="flex flex-wrap items-end gap-2">
				<legend className="sr-only">Time points</legend>
				<Time name="nearest" label="Time nearest to" value={time.nearest} />
				<Time name="from" label="within, from" value={time.from} />
				<Time name="to" label="to" value={time.to} />
				<Choice
					name="unit"
					label="Unit"
					value={time.unit}
					options={[
						...(time.unit === "" ? [["", "–"] as [string, string]] : []),
						...Object.entries(TIME_UNITS),
					]}
				/>
				<Button type="submit">Apply</Button>
			</fieldset>
			<p className="basis-full text-sm text-muted">
				Time points: {timeRule}. Each study’s own time stands with its name, or above the figure where all
				have the same.
			</p>
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

function Time({ name, label, value }: { name: string; label: string; value: string }) {
	return (
		<label className="text-sm font-medium">
			{label}
			<input
				name={name}
				defaultValue={value}
				inputMode="decimal"
				autoComplete="off"
				className={`mt-0.5 max-w-28 font-normal ${INPUT_LOOK}`}
			/>
		</label>
	);
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
