/** Who has to have a second factor. */
export const REQUIRED_OF = ["nobody", "administrators", "everyone"] as const;
export type RequiredOf = (typeof REQUIRED_OF)[number];

export const isRequiredOf = (of: RequiredOf, role: string): boolean =>
	of === "everyone" || (of === "administrators" && role === "administrator");
