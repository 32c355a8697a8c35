import { Notice } from "../ui/notice.tsx";

/** The link that was just made for somebody's new password. */
export function ResetLink({ link }: { link: { email: string; address: string } }) {
	return (
		<div className="mt-4">
			<Notice kind="done">
				<p>
					Give this link to {link.email}, and to nobody else: whoever has it gets the account. It is shown
					only now, and can be used once within 24 hours:
				</p>
				<p className="mt-2 font-mono text-sm break-all">{link.address}</p>
			</Notice>
		</div>
	);
}
