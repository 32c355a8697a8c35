/** Under which address studies are, and syntheses. */
export const addressOfKind = (noun: "study" | "synthesis") => (noun === "study" ? "/studies" : "/syntheses");
