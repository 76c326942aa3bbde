const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

export interface OriginFacts {
	readonly method: string;
	/** The Origin header; `null` when it is absent. */
	readonly origin: string | null;
	/** The Sec-Fetch-Site header; `null` when it is absent. */
	readonly fetchSite: string | null;
	/** The origin that this server answers under. */
	readonly own: string;
}

/**
 * Whether a request may change something: every method that is not safe must come from a page of
 * this origin, whatever its content type. A browser says so in Origin; where that is left out,
 * Sec-Fetch-Site counts, and a request with neither is refused.
 */
export function fromOwnOrigin({ method, origin, fetchSite, own }: OriginFacts): boolean {
	if (SAFE_METHODS.includes(method.toUpperCase())) return true;
	if (origin !== null) return origin === own;
	return fetchSite === 'same-origin';
}

/**
 * The path to go to after signing in, when it is one of this origin; `undefined` otherwise.
 * Refused are other origins in every disguise: `//host`, `/\host`, control characters that a
 * browser drops, and anything with a scheme.
 */
export function ownPath(next: string | null | undefined, own: string): string | undefined {
	if (!next || !next.startsWith('/') || next.length > 2000) return undefined;
	// eslint-disable-next-line no-control-regex -- these are exactly the characters to refuse
	if (/[\\\u0000-\u001f\u007f]/.test(next) || next.startsWith('//')) return undefined;
	if (!URL.canParse(next, own)) return undefined;
	const url = new URL(next, own);
	return url.origin === own && !url.pathname.startsWith('//')
		? url.pathname + url.search + url.hash
		: undefined;
}
