import { contactAddress } from "#app/domain/instance.ts";

/** What stands under every page. */
export function SiteFooter({ contact }: { contact: string | undefined }) {
	return (
		<footer className="border-t border-line text-sm text-muted">
			<div className="mx-auto w-full max-w-6xl px-4 py-4 sm:px-6">
				<p>
					Equipoise keeps what a source reports apart from what is computed from it: † marks a derived figure.
					Nothing here is medical advice. The <a href="/codebook">codebook</a> explains the tables to
					download; programs use the <a href="/api">API</a>.
				</p>
				{contact && (
					<p className="mt-1">
						Contact: <a href={contactAddress(contact)}>{contact}</a>
					</p>
				)}
			</div>
		</footer>
	);
}
