import { FormProvider, getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "#app/domain/finding.ts";
import { counted } from "#app/domain/format/format.ts";
import type { StudyForm as StudyFormValue } from "#app/domain/study-form/form-shape.ts";
import { upToDate } from "#app/domain/study-form/former-form.ts";
import { type ParsedStudyForm, parseStudyForm } from "#app/domain/study-form/parse-study-form.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { AlikeStudies, type Named, namedIn } from "./alike-studies.tsx";
import { fieldIn } from "./field-at.ts";
import { FormSections } from "./form-sections.tsx";
import { TextInput } from "./inputs.tsx";
import { useKeptTyping } from "./keep-typed.ts";
import { LiveFormContext } from "./live.tsx";
import { PartList } from "./part-list.tsx";
import { liveOf, readLive } from "./read-live.ts";
import { nested, type WholeForm, WholeFormContext } from "./whole-form.ts";

export interface StudyFormProps {
	/** Names the form for what is kept of it: its path. */
	address: string;
	start: StudyFormValue;
	/** The version being edited; absent for a new study. */
	expectedVersion?: number;
	published?: boolean;
	/** Findings that only the server can know. */
	elsewhere?: Finding[];
	lastResult?: SubmissionResult | undefined;
	/** What the reason starts as. */
	reason?: string;
	/** What the study's outcomes are called, those that the form opens without among them. */
	outcomes?: { id: string; label: string }[];
	/** The outcome that was just opened, or the list. */
	opened?: string | undefined;
}

/** What a button did to the form as a whole. */
interface Step {
	said: string;
	before: FormFields;
	/** The field to go on at, by name. */
	focus: string;
}

type FormFields = StudyFormValue & { reason?: string; expectedVersion?: string; publish?: string };

/** The page around it takes the window's width, up to what a row of four arms needs. */
export const FORM_PAGE = "lg:mx-[calc(50%-min(50vw,46rem)+1.5rem)]";

/** The form, and before it the offer to go on with what was typed on an earlier visit. */
export function StudyForm(props: StudyFormProps) {
	const [restored, setRestored] = useState<{ start: FormFields; at: number } | null>(null);
	const [undo, setUndo] = useState<Step | null>(null);
	const typing = useKeptTyping(props.address);
	// A form that was filled in anew by a button is another element, and the button's place in it is gone.
	const focus = useRef<string>();
	useEffect(() => {
		if (restored && focus.current) document.getElementsByName(focus.current)[0]?.focus();
		focus.current = undefined;
	}, [restored]);
	const restore = () => {
		if (!typing.found) return;
		setRestored({ start: nested(new URLSearchParams(typing.found.body)) as FormFields, at: typing.found.at });
	};
	const replace = (form: Record<string, unknown>, step: Step) => {
		setUndo(step);
		focus.current = step.focus;
		setRestored({ start: form as FormFields, at: Date.now() });
	};
	return (
		<>
			{typing.found && !restored && (
				<Notice kind="remark">
					<p>This browser kept what you typed here on an earlier visit and did not save.</p>
					<p className="mt-2 flex gap-3">
						<Button small look="primary" onClick={restore}>
							Go on with it
						</Button>
						<Button small onClick={typing.dismiss}>
							Throw it away
						</Button>
					</p>
				</Notice>
			)}
			<FilledForm
				key={restored?.at}
				{...props}
				start={upToDate(restored?.start ?? props.start)}
				typing={typing}
				replace={replace}
			/>
			{undo && (
				<div
					role="status"
					className="fixed bottom-24 left-1/2 z-10 -translate-x-1/2 rounded border border-rule bg-raised px-4 py-2 shadow"
				>
					{undo.said}{" "}
					<Button
						small
						onClick={() => {
							focus.current = undo.focus;
							setRestored({ start: undo.before, at: Date.now() });
							setUndo(null);
						}}
					>
						Undo
					</Button>{" "}
					<Button small onClick={() => setUndo(null)}>
						Close
					</Button>
				</div>
			)}
		</>
	);
}

function FilledForm({
	start,
	expectedVersion,
	published = false,
	elsewhere = [],
	lastResult,
	reason = "",
	outcomes = [],
	opened,
	typing,
	replace,
}: StudyFormProps & {
	start: FormFields;
	typing: ReturnType<typeof useKeptTyping>;
	replace: (form: Record<string, unknown>, step: Step) => void;
}) {
	const [form, fields] = useForm<FormFields, ParsedStudyForm>({
		lastResult,
		defaultValue: { reason, ...start } as never,
		shouldValidate: "onSubmit",
		shouldRevalidate: "onSubmit",
		onValidate: ({ formData }) => parseStudyForm(formData),
		onSubmit: () => typing.submitted(),
	});
	const initial = useMemo(
		() => liveOf((form.initialValue ?? {}) as Record<string, unknown>, elsewhere),
		[form.initialValue, elsewhere],
	);
	const [named, setNamed] = useState<Named | null>(null);
	const [live, setLive] = useState<ReturnType<typeof readLive> | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>();
	const look = (event: FormEvent<HTMLFormElement>) => {
		const data = new FormData(event.currentTarget);
		// At once, so that a link followed in the middle of a word loses nothing; the checks can wait for a pause.
		typing.keep(data);
		clearTimeout(timer.current);
		timer.current = setTimeout(() => {
			setLive(readLive(data, elsewhere));
			setNamed(namedIn(data));
		}, 250);
	};
	const context = useMemo(() => {
		const known = live ?? initial;
		// A row added by a button is in Conform's value before anything is typed into it.
		const arms = initial.arms.map((arm) => known.arms.find(({ id }) => id === arm.id) ?? arm);
		const typed = new Map(known.outcomes.map((outcome) => [outcome.id, outcome]));
		const all = [...known.outcomes, ...outcomes.filter(({ id }) => !typed.has(id))];
		return { ...known, arms, outcomes: all, formId: form.id };
	}, [live, initial, form.id, outcomes]);
	const element = useRef<HTMLFormElement>(null);
	const fieldsNow = () => new FormData(element.current ?? undefined);
	const whole: WholeForm = {
		now: () => nested(fieldsNow()),
		replace: (form, said, focus = "outcomes[0].label") =>
			replace(form, { before: whole.now() as FormFields, said, focus }),
		put: (texts, said, focus) => {
			const filled = fieldsNow();
			for (const [name, text] of texts) filled.set(name, text);
			whole.replace(nested(filled), said, focus);
		},
	};
	const busy = useNavigation().state !== "idle";
	const problems = Object.keys(form.allErrors).length;

	return (
		<FormProvider context={form.context}>
			<LiveFormContext.Provider value={context}>
				<WholeFormContext.Provider value={whole}>
					<Form
						ref={element}
						method="post"
						{...getFormProps(form)}
						onInput={look}
						onKeyDown={saveByKey}
						noValidate
					>
						{/* What Enter presses: saving, and not the first button that removes something. */}
						<button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
							Save
						</button>
						{problems > 0 && (
							<Notice kind="problem">
								{counted(problems, "field needs", "fields need")} correcting before this can be saved. Nothing
								you typed is lost.
							</Notice>
						)}
						{expectedVersion !== undefined && (
							<input type="hidden" name="expectedVersion" value={expectedVersion} />
						)}
						<div className="gap-8 lg:grid lg:grid-cols-[10rem_minmax(0,1fr)]">
							<PartList />
							<FormSections fields={fields as never} known={outcomes} opened={opened} />
						</div>
						{expectedVersion === undefined && named && <AlikeStudies {...named} />}
						<div className="bottom-0 z-2 mt-8 flex flex-wrap items-end gap-3 border-t border-rule bg-surface py-3 sm:sticky">
							<TextInput
								field={fieldIn(fields, ["reason"])}
								label="Why this change"
								className="min-w-60 flex-1"
								required
							/>
							<Button type="submit" look="primary" disabled={busy}>
								{busy ? "Saving…" : published ? "Save" : "Save draft"}
							</Button>
							{!published && (
								<Button type="submit" name="publish" value="yes" disabled={busy}>
									Save and publish
								</Button>
							)}
						</div>
					</Form>
				</WholeFormContext.Provider>
			</LiveFormContext.Provider>
		</FormProvider>
	);
}

/** Ctrl+Enter saves from any field, as in mail programs. */
function saveByKey(event: KeyboardEvent<HTMLFormElement>) {
	if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
}
