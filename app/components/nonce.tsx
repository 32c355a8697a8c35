import { createContext, useContext } from "react";

/** The nonce that allows this response's inline scripts. Browsers hide it from scripts, so there it is blank. */
export const NonceContext = createContext("");

export const useNonce = () => useContext(NonceContext);
