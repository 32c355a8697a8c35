import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { formatDay } from "#app/domain/format/format-date.ts";
import { Button } from "../ui/button.tsx";
import { Field, fieldProps } from "../ui/field.tsx";
import { MakingForm } from "../ui/making-form.tsx";
import { Notice } from "../ui/notice.tsx";

interface InviteFormProps {
	invitations: { email: string; role: string; invitedBy: string; expiresAt: string }[];
	/** The link just made; it is shown this once. */
	link: { email: string; address: string; isMailed: boolean } | null;
	lastResult: SubmissionResult | undefined;
}

const ROLES: [role: string, text: string][] = [
	["reader", "reader: reads"],
	["researcher", "researcher: logs and publishes studies"],
	["administrator", "administrator: also manages people"],
];

export function InviteForm({ invitations, link, lastResult }: InviteFormProps) {
	const [form, fields] = useForm<{ email: string; role: string }>({ lastResult });
	return (
		<>
			{link && (
				<div className="mt-4">
					<Notice kind="done">
						{link.isMailed ? (
							<p>
								This link is on its way to {link.email} by mail; <Link to="/admin/mail">Mail</Link> says what
								becomes of it. You can pass it on yourself too. It is shown only now, and can be used once
								within 14 days:
							</p>
						) : (
							<p>
								Send this link to {link.email}. It is shown only now, and can be used once within 14 days:
							</p>
						)}
						<p className="mt-2 font-mono text-sm break-all">{link.address}</p>
					</Notice>
				</div>
			)}
			<MakingForm
				form={form}
				intent="invite"
				choice={{ label: "Role", field: fields.role, first: "researcher", options: ROLES }}
				button="Make an invitation link"
			>
				<Field
					label="E-mail"
					type="email"
					autoComplete="off"
					className="w-72 max-w-full"
					{...fieldProps(fields.email)}
				/>
			</MakingForm>
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
