import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { formatDay } from "#app/domain/format/format-date.ts";
import { Button } from "../ui/button.tsx";
import { Field, fieldProps, INPUT_LOOK } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";

interface InviteFormProps {
	invitations: { email: string; role: string; invitedBy: string; expiresAt: string }[];
	/** The link just made; it is shown this once. */
	link: { email: string; address: string } | null;
	lastResult: SubmissionResult | undefined;
}

export function InviteForm({ invitations, link, lastResult }: InviteFormProps) {
	const [form, fields] = useForm<{ email: string; role: string }>({ lastResult });
	return (
		<>
			{link && (
				<div className="mt-4">
					<Notice kind="done">
						<p>Send this link to {link.email}. It is shown only now, and can be used once within 14 days:</p>
						<p className="mt-2 font-mono text-sm break-all">{link.address}</p>
					</Notice>
				</div>
			)}
			<Form
				method="post"
				className="mt-4 flex flex-wrap items-start gap-4"
				{...getFormProps(form)}
				noValidate
			>
				<input type="hidden" name="intent" value="invite" />
				<Field
					label="E-mail"
					type="email"
					autoComplete="off"
					className="w-72 max-w-full"
					{...fieldProps(fields.email)}
				/>
				<div>
					<label htmlFor="invite-role" className="block font-medium">
						Role
					</label>
					<select
						id="invite-role"
						name="role"
						defaultValue={fields.role.initialValue ?? "researcher"}
						className={`mt-1 ${INPUT_LOOK}`}
					>
						<option value="reader">reader: reads</option>
						<option value="researcher">researcher: logs and publishes studies</option>
						<option value="administrator">administrator: also manages people</option>
					</select>
				</div>
				<Button type="submit" className="mt-6">
					Make an invitation link
				</Button>
			</Form>
			{invitations.length > 0 && (
				<ul className="mt-6 divide-y divide-line border-y border-line">
					{invitations.map((invitation) => (
						<li key={invitation.email} className="flex flex-wrap items-center justify-between gap-3 py-2">
							<span>
								{invitation.email}, {invitation.role}
								<span className="block text-sm text-muted">
									invited by {invitation.invitedBy}, until {formatDay(invitation.expiresAt)}
								</span>
							</span>
							<Form method="post">
								<input type="hidden" name="intent" value="withdraw-invitation" />
								<input type="hidden" name="email" value={invitation.email} />
								<Button type="submit" small>
									Withdraw
								</Button>
							</Form>
						</li>
					))}
				</ul>
			)}
		</>
	);
}
