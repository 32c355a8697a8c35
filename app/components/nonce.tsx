import { createContext, useContext } from "react";

/** What marks the inline scripts of a page while the server renders it; in the browser there is none. */
export const NonceContext = createContext<string | undefined>(undefined);

export const useNonce = () => useContext(NonceContext);
