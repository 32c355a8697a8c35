/** Under which address studies are, and syntheses. */
export const addressOfKind = (noun: "study" | "synthesis") => (noun === "study" ? "/studies" : "/syntheses");

/** Where one version is, for good. */
export const pinnedAddress = (
	noun: "study" | "synthesis",
	{ slug, version }: { slug: string; version: number },
) => `${addressOfKind(noun)}/${slug}/versions/${version}`;
