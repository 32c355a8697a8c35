import { buttonLook } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** Codes that were just made: they are shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
	const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join("\n")}\n`)}`;
	return (
		<div className="mt-6">
			<Notice kind="done">
				<p>
					Your second factor is on. These are your recovery codes: each lets you in once where you have no
					authenticator. Keep them where you do not keep your password; they are shown only now.
				</p>
				<ul className="mt-3 grid grid-cols-1 gap-1 font-mono text-sm sm:grid-cols-2">
					{codes.map((code) => (
						<li key={code}>{code}</li>
					))}
				</ul>
				<p className="mt-4">
					<a href={file} download="equipoise-recovery-codes.txt" className={buttonLook("plain", true)}>
						Download them
					</a>
				</p>
			</Notice>
		</div>
	);
}
