/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
	ß: 'ss',
	ı: 'i',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	æ: 'ae',
	œ: 'oe',
	ħ: 'h',
};

const ASCII = /^[\t\n\r -~]*$/;

/**
 * A text as it is compared: without accents, case, and surplus spaces. "Cara  Díaz" and
 * "cara diaz" fold to the same; an empty or blank text folds to ''.
 */
export function fold(text: string): string {
	// Most names and headers need none of what follows, and a long file has many of them.
	if (ASCII.test(text))
		return text
			.toLowerCase()
			.replaceAll('`', "'")
			.replace(/[\s_]+/g, ' ')
			.trim();
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[ßıøłđðþæœħ]/gu, (letter) => LETTERS[letter] ?? letter)
		.replace(/[’‘ʼ´`]/gu, "'")
		.replace(/[\s_]+/gu, ' ')
		.trim();
}

/** Longest slug the addresses take, in characters. */
const SLUG_LENGTH = 60;

/**
 * The address form of a name: "Emre Yılmaz" becomes "emre-yilmaz". A name without a Latin letter
 * or digit gives `fallback`. At most 60 characters, so that a numbered suffix still fits.
 */
export function slugify(name: string, fallback: string): string {
	const slug = fold(name)
		.replace(/'/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, SLUG_LENGTH)
		.replace(/-+$/, '');
	return slug === '' ? fallback : slug;
}

/**
 * The slug of a name that no one in `taken` has: "ada-okafor", then "ada-okafor-2", and so on.
 * The caller adds the result to `taken`.
 */
export function freeSlug(name: string, fallback: string, taken: ReadonlySet<string>): string {
	const base = slugify(name, fallback);
	if (!taken.has(base)) return base;
	let n = 2;
	while (taken.has(`${base}-${n}`)) n += 1;
	return `${base}-${n}`;
}
