import { isPending } from '$lib/domain/hiring/candidate';
import { requireWorkspace } from '$lib/server/auth/guard';
import { listOwnCards, type OwnCard } from '$lib/server/services/scorecards';
import type { PageServerLoad } from './$types';

const lineOf = (card: OwnCard) => ({
	id: card.id,
	candidate: card.candidateName,
	opening: card.openingTitle,
	team: card.teamName,
	skills: card.asked.length,
	askedAt: card.askedAt,
	handedInAt: card.handedInAt,
});

/** The cards that were asked of whoever is signed in: to be filled in, handed in, overtaken. */
export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'scorecard.fill');
	const cards = await listOwnCards(access);
	const open = ({ handedIn, stage }: OwnCard) => !handedIn && isPending(stage);
	return {
		open: cards.filter(open).map(lineOf),
		handedIn: cards.filter(({ handedIn }) => handedIn).map(lineOf),
		overtaken: cards.filter((card) => !card.handedIn && !open(card)).map(lineOf),
	};
};
