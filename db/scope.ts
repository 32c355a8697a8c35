/** Which studies a query may return: everybody sees what is published, those who log trials see drafts too. */
export type Scope = "published" | "drafts-too";
