import { withParams } from '$lib/components/with-params';

type Address = Pick<URL, 'pathname' | 'searchParams'>;

/** What of the address is the view's own: after a plain form the name of its action stands there too. */
function params(url: Address): [name: string, value: string][] {
	return [...url.searchParams].filter(([name]) => !name.startsWith('/'));
}

/** The page with some parameters of its address changed; `undefined` takes one out. */
export function viewAddress(
	url: Address,
	change: Readonly<Record<string, string | undefined>>,
): string {
	const searchParams = new URLSearchParams(params(url));
	return withParams({ pathname: url.pathname, searchParams }, change);
}

/** An action of the page that leads back to the same view of it. */
export function actionAddress(url: Address, name: string): string {
	const rest = new URLSearchParams(params(url)).toString();
	return rest === '' ? `?/${name}` : `?/${name}&${rest}`;
}

/** The parameters that a plain form for one of them must carry along. */
export function otherParams(url: Address, name: string): [name: string, value: string][] {
	return params(url).filter(([other]) => other !== name);
}
