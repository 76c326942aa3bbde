-- Openings (a seat that a team wants to fill), their candidates and the interviewers' scorecards.
-- An opening is written as a whole: its version counts every change of its fields, its levels and
-- its interviews, so that two people who edit it at the same time cannot overwrite each other.

create table openings (
  workspace_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  title text not null,
  -- The kind of hire it came from, and what that was called then; both empty for one made by hand.
  archetype text not null default '',
  label text not null default '',
  status text not null default 'open',
  target_on date,
  -- What the advert says besides the levels.
  intro text not null default '',
  place text not null default '',
  contact text not null default '',
  -- For the team alone, never in an export.
  note text not null default '',
  -- The plan it came from: the link goes with the scenario, its name and the hire's token stay.
  scenario_id uuid,
  plan_name text not null default '',
  change_token text not null default '',
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Since when nobody is sought any more; the retention of candidates without a decision runs from here.
  filled_at timestamptz,
  closed_at timestamptz,
  -- The candidate who was hired; empty when the seat was filled by other means.
  filled_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, scenario_id) references scenarios (workspace_id, id) on delete set null (scenario_id),
  constraint openings_title_length check (length(title) between 1 and 120),
  constraint openings_archetype_shape check (archetype ~ '^[a-z0-9-]{0,40}$'),
  constraint openings_label_length check (length(label) <= 60),
  constraint openings_status check (status in ('open', 'on-hold', 'filled', 'closed')),
  constraint openings_intro_length check (length(intro) <= 2000),
  constraint openings_place_length check (length(place) <= 300),
  constraint openings_contact_length check (length(contact) <= 300),
  constraint openings_note_length check (length(note) <= 4000),
  constraint openings_plan_name_length check (length(plan_name) <= 120),
  constraint openings_change_token_length check (length(change_token) <= 300),
  constraint openings_version_positive check (version > 0),
  constraint openings_filled check ((status = 'filled') = (filled_at is not null)),
  constraint openings_closed check ((status = 'closed') = (closed_at is not null)),
  constraint openings_filled_by check (filled_by is null or status = 'filled')
);
create index openings_team on openings (workspace_id, team_id, created_at);
create index openings_scenario on openings (workspace_id, scenario_id) where scenario_id is not null;

-- What the seat needs. A skill that is not asked has no row.
create table opening_levels (
  workspace_id uuid not null,
  opening_id uuid not null,
  skill text not null,
  level smallint not null,
  must boolean not null,
  why text not null default '',
  primary key (workspace_id, opening_id, skill),
  foreign key (workspace_id, opening_id) references openings (workspace_id, id) on delete cascade,
  constraint opening_levels_skill_shape check (skill ~ '^[a-z0-9_-]{1,40}$'),
  constraint opening_levels_level check (level between 1 and 5),
  constraint opening_levels_why_length check (length(why) <= 300)
);

-- The interviews of the kit, in the order of position. Held by somebody of the team, or by an
-- account that belongs to nobody of the team, or by nobody yet; never by both.
create table opening_interviews (
  workspace_id uuid not null,
  opening_id uuid not null,
  position smallint not null,
  title text not null,
  minutes smallint not null,
  skills text[] not null,
  member_id uuid,
  user_id uuid,
  primary key (workspace_id, opening_id, position),
  foreign key (workspace_id, opening_id) references openings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete set null (member_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete set null (user_id),
  constraint opening_interviews_position check (position between 1 and 20),
  constraint opening_interviews_title_length check (length(title) between 1 and 120),
  constraint opening_interviews_minutes check (minutes between 5 and 480),
  constraint opening_interviews_skills check (
    cardinality(skills) between 1 and 20
    and array_to_string(skills, ',', '') ~ '^[a-z0-9_-]{1,40}(,[a-z0-9_-]{1,40})*$'
  ),
  constraint opening_interviews_one_interviewer check (member_id is null or user_id is null)
);

-- A candidate's name stands here alone: audit rows name a candidate by id, so that erasing the row
-- erases the person. An erased candidate is a tombstone that keeps counts right and says nothing.
create table candidates (
  workspace_id uuid not null,
  id uuid not null,
  opening_id uuid not null,
  name text not null,
  email text,
  stage text not null default 'applied',
  stage_at timestamptz not null default now(),
  arrived_at timestamptz not null default now(),
  -- Set when the stage is one of the three ends; retention runs from decided_at.
  decided_at timestamptz,
  decided_by uuid,
  decision_note text not null default '',
  -- Whom the candidate became.
  member_id uuid,
  erased_at timestamptz,
  version integer not null default 1,
  created_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, opening_id) references openings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete set null (member_id),
  constraint candidates_of_opening unique (workspace_id, opening_id, id),
  constraint candidates_name_length check (length(name) <= 200 and (length(name) > 0) = (erased_at is null)),
  constraint candidates_email_shape check (email is null or (email = lower(email) and length(email) between 3 and 254 and position('@' in email) > 1)),
  constraint candidates_stage check (stage in ('applied', 'screening', 'interviews', 'offer', 'hired', 'declined', 'withdrawn')),
  constraint candidates_decided check ((stage in ('hired', 'declined', 'withdrawn')) = (decided_at is not null)),
  constraint candidates_decided_by check (decided_by is null or decided_at is not null),
  constraint candidates_decision_note_length check (length(decision_note) <= 4000),
  constraint candidates_member_hired check (member_id is null or stage = 'hired'),
  constraint candidates_tombstone check (erased_at is null or (email is null and decision_note = '' and member_id is null)),
  constraint candidates_version_positive check (version > 0)
);
create index candidates_arrival on candidates (workspace_id, opening_id, arrived_at);
create index candidates_member on candidates (workspace_id, member_id) where member_id is not null;
create index candidates_retention on candidates (workspace_id, decided_at)
  where stage in ('declined', 'withdrawn') and erased_at is null;
-- One seat, one hire: whoever hires second meets this, however close together the two are.
create unique index candidates_one_hire on candidates (workspace_id, opening_id) where stage = 'hired';

-- The hired candidate is one of this very opening.
alter table openings
  add constraint openings_filled_by_fk foreign key (workspace_id, id, filled_by)
  references candidates (workspace_id, opening_id, id) on delete set null (filled_by);

-- What one interviewer was asked about one candidate. It outlives the interviewer's account, with
-- the name it was handed in under; a card that was never handed in is then nobody's and is not shown.
create table scorecards (
  workspace_id uuid not null,
  id uuid not null,
  candidate_id uuid not null,
  interviewer_id uuid,
  interviewer_name text not null default '',
  -- The skills this interviewer was asked for; others may not be rated on the card.
  asked text[] not null,
  -- The anchors that were on the card.
  framework_version integer not null,
  asked_at timestamptz not null default now(),
  asked_by uuid,
  -- Once set the card is read by others and never changed.
  handed_in_at timestamptz,
  note text not null default '',
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, candidate_id) references candidates (workspace_id, id) on delete cascade,
  foreign key (workspace_id, interviewer_id) references memberships (workspace_id, user_id) on delete set null (interviewer_id),
  foreign key (workspace_id, framework_version) references frameworks (workspace_id, version),
  constraint scorecards_interviewer_name_length check (length(interviewer_name) <= 200),
  constraint scorecards_asked check (
    cardinality(asked) between 1 and 40
    and array_to_string(asked, ',', '') ~ '^[a-z0-9_-]{1,40}(,[a-z0-9_-]{1,40})*$'
  ),
  constraint scorecards_note_length check (length(note) <= 4000),
  constraint scorecards_version_positive check (version > 0)
);
create unique index scorecards_interviewer_unique on scorecards (workspace_id, candidate_id, interviewer_id);
create index scorecards_interviewer on scorecards (workspace_id, interviewer_id) where interviewer_id is not null;

-- No row: not answered yet. A row without a level: not assessed, which is an answer and is not 0.
create table scorecard_levels (
  workspace_id uuid not null,
  scorecard_id uuid not null,
  skill text not null,
  level smallint,
  confidence text not null default 'fairly_sure',
  note text not null default '',
  evidence_url text not null default '',
  primary key (workspace_id, scorecard_id, skill),
  foreign key (workspace_id, scorecard_id) references scorecards (workspace_id, id) on delete cascade,
  constraint scorecard_levels_skill_shape check (skill ~ '^[a-z0-9_-]{1,40}$'),
  constraint scorecard_levels_level check (level between 0 and 5),
  constraint scorecard_levels_confidence check (confidence in ('seen', 'fairly_sure', 'guess')),
  constraint scorecard_levels_note_length check (length(note) <= 4000),
  constraint scorecard_levels_evidence check (evidence_url = '' or (length(evidence_url) <= 2000 and evidence_url ~ '^https?://'))
);

-- Days after which a declined or withdrawn candidate is erased.
alter table workspaces
  add column candidate_retention_days integer not null default 180,
  add constraint workspaces_candidate_retention check (candidate_retention_days between 1 and 3650);

do $$
declare
  t text;
begin
  foreach t in array array['openings', 'opening_levels', 'opening_interviews', 'candidates', 'scorecards', 'scorecard_levels']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t || '_tenant', t);
    execute format('create trigger note_change after insert or update or delete on %I for each statement execute function note_change()', t);
  end loop;
end
$$;

grant select, insert, update, delete on openings, opening_levels, opening_interviews, candidates, scorecards, scorecard_levels
  to meridian_app;
