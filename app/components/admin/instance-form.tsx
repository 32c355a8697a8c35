import { Form } from "@remix-run/react";
import type { Instance } from "#app/domain/instance.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldErrors, FieldLabel } from "../ui/field.tsx";

interface InstanceFormProps {
	/** What is in force. */
	instance: Instance;
	/** What was typed into a form that was refused. */
	typed: Record<string, string | undefined> | undefined;
	/** Somebody else changed it meanwhile: what is in force stands beside what was typed. */
	stale: boolean;
	errors: Record<string, string[]>;
	/** What a logo may weigh, in bytes. */
	maxLogo: number;
}

const FIELDS = [
	["name", "Name", "Such as “Trials of the Clinic for Mood Disorders”. At most 80 characters."],
	["description", "Short description", "What a reader finds here. At most 400 characters."],
	["contact", "Contact", "An e-mail address, or the web address of a page."],
] as const;

/** What this library is called, what it holds, whom to write to, and its logo. */
export function InstanceForm({ instance, typed, stale, errors, maxLogo }: InstanceFormProps) {
	return (
		<Form method="post" encType="multipart/form-data" className="mt-6 grid max-w-2xl grid-cols-1 gap-5">
			<input type="hidden" name="expectedVersion" value={instance.version} />
			{FIELDS.map(([name, label, hint]) => (
				<div key={name}>
					<Field
						name={name}
						label={label}
						hint={hint}
						defaultValue={typed ? typed[name] : instance[name]}
						errors={errors[name]}
					/>
					{stale && typed && (typed[name] ?? "") !== (instance[name] ?? "") && (
						<p className="mt-1 text-sm text-muted">In force now: {instance[name] ?? "nothing"}</p>
					)}
				</div>
			))}
			<div>
				<FieldLabel
					id="logo"
					label="Logo"
					hint={`A PNG, JPEG or WebP picture of at most ${maxLogo / 1024} kB. It is shown as high as a line of text.`}
				/>
				<input
					id="logo"
					type="file"
					name="file"
					accept="image/png,image/jpeg,image/webp"
					className="mt-1"
					aria-describedby="logo-hint logo-errors"
				/>
				<FieldErrors id="logo-errors" errors={errors.file} />
				{instance.logo && (
					<label className="mt-2 flex items-center gap-2">
						<input type="checkbox" name="removeLogo" value="yes" />
						Show no logo
						<img src={`/logo?v=${instance.logo.hash}`} alt="The logo in force" className="ml-2 h-7" />
					</label>
				)}
			</div>
			<div>
				<Button type="submit" look="primary">
					Save
				</Button>
			</div>
		</Form>
	);
}
