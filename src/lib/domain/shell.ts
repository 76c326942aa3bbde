import type { Role, SkillId } from './framework.ts';
import type { PersonMark } from './spectrum-words.ts';

/** A team as the navigation lists it. */
export interface ShellTeam {
	readonly slug: string;
	readonly name: string;
	/** Fictional data that came with the product; labelled as such. */
	readonly demo: boolean;
}

/** A person as the navigation lists them, in name order. */
export interface ShellPerson {
	readonly slug: string;
	readonly name: string;
	/** Shortest form unique in the team. */
	readonly short: string;
	readonly role: Role;
	/** Absent when too little is rated to place the person. */
	readonly mark?: PersonMark;
	/** What may be said of the place: "leans RE, growing", "not enough ratings". */
	readonly place: string;
}

/** What the frame around every page shows; nothing in it goes beyond the person's rights. */
export interface ShellData {
	readonly workspace: string;
	readonly userName: string;
	readonly teams: readonly ShellTeam[];
	/** The team whose pages the navigation opens; absent when the person may see none. */
	readonly team?: ShellTeam;
	/** People of that team; empty for those who may not see individuals. */
	readonly people: readonly ShellPerson[];
	/** What can be looked up by name: axes and core skills; empty without a team. */
	readonly skills: readonly { readonly id: SkillId; readonly name: string }[];
	readonly may: {
		/** See team pages at all (a member or interviewer sees only their own). */
		readonly team: boolean;
		/** See names and levels of individuals. */
		readonly people: boolean;
		readonly rate: boolean;
		readonly plan: boolean;
		/** Open roles and look after their candidates. */
		readonly hire: boolean;
		/** Fill in scorecards that were asked of them. */
		readonly cards: boolean;
		readonly edit: boolean;
		readonly create: boolean;
		readonly import: boolean;
		readonly export: boolean;
		/** Accounts and invitations. */
		readonly accounts: boolean;
		/** The workspace itself and its demo team. */
		readonly workspace: boolean;
		readonly audit: boolean;
		/** Has a profile of their own at /me. */
		readonly profile: boolean;
	};
	/** Scorecards that were asked of this person and are not handed in; >= 0. */
	readonly openCards: number;
	/** Single-key shortcuts ("G O") are on. */
	readonly shortcuts: boolean;
}
