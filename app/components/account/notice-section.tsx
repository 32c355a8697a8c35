import { Form } from "@remix-run/react";
import {
	NOTICE_PACES,
	NOTICE_SUBJECTS,
	type NoticeChoices,
	type NoticeSubject,
	PACE_WORDS,
} from "#app/domain/accounts/notice-subjects.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

const LABELS: Record<NoticeSubject, { label: string; hint: string }> = {
	account: {
		label: "What happens to your account",
		hint: "A log-in with a new browser, another password or role, API tokens",
	},
	work: {
		label: "What others do to your studies and syntheses",
		hint: "Those of which you wrote a version: saved, published, withdrawn, archived",
	},
};

/** What a person is told of by mail, and how soon. */
export function NoticeSection({ choices, email }: { choices: NoticeChoices; email: string }) {
	return (
		<section aria-labelledby="notices">
			<h2 id="notices">Mails to you</h2>
			<p className="mt-1 text-muted">They go to {email}, and each has a link that ends them.</p>
			<Form method="post" className="mt-4 grid max-w-lg grid-cols-1 gap-4">
				{NOTICE_SUBJECTS.map((subject) => (
					<div key={subject} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
						<label htmlFor={`notices-${subject}`} className="max-w-sm font-medium">
							{LABELS[subject].label}
							<span className="block text-sm font-normal text-muted">{LABELS[subject].hint}</span>
						</label>
						<select
							id={`notices-${subject}`}
							name={subject}
							defaultValue={choices[subject]}
							className={`${INPUT_LOOK} w-auto!`}
						>
							{NOTICE_PACES.map((pace) => (
								<option key={pace} value={pace}>
									{PACE_WORDS[pace]}
								</option>
							))}
						</select>
					</div>
				))}
				<div>
					<Button type="submit" name="intent" value="choose-notices">
						Save
					</Button>
				</div>
			</Form>
		</section>
	);
}
