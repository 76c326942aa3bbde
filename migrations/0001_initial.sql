-- The first schema: installation tables, tenant tables, row-level security.
-- Every tenant table carries workspace_id in its keys, and its policy admits only the workspace
-- that the transaction has named with set_config('app.workspace', …, true).

-- The role every request runs as (SET LOCAL ROLE): no BYPASSRLS, owns nothing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'meridian_app') then
    create role meridian_app nologin nosuperuser nobypassrls noinherit;
  end if;
  -- A login that an administrator has made a member already need not have the right to grant.
  if not pg_has_role(current_user, 'meridian_app', 'member') then
    execute format('grant meridian_app to %I', current_user);
  end if;
end
$$;

create function app_workspace() returns uuid
  language sql stable
  return nullif(current_setting('app.workspace', true), '')::uuid;

create function app_user() returns uuid
  language sql stable
  return nullif(current_setting('app.user', true), '')::uuid;

-- ---------------------------------------------------------------------------------------------
-- Installation: accounts and sessions. Not tenant data; reached only by server/auth.

create table users (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  constraint users_email_shape check (email = lower(email) and length(email) between 3 and 254 and position('@' in email) > 1),
  constraint users_name_length check (length(name) between 1 and 200)
);
create unique index users_email_unique on users (email);

create table workspaces (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default now(),
  constraint workspaces_name_length check (length(name) between 1 and 200)
);

create table sessions (
  id text primary key,
  secret_hash bytea not null,
  user_id uuid not null references users (id) on delete cascade,
  workspace_id uuid references workspaces (id) on delete set null,
  device text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  absolute_expires_at timestamptz not null,
  constraint sessions_device_length check (length(device) <= 300)
);
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

create table setup_tokens (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  used_at timestamptz
);

create table throttles (
  key text not null,
  window_start timestamptz not null,
  hits integer not null,
  primary key (key, window_start),
  constraint throttles_hits_positive check (hits > 0)
);

-- ---------------------------------------------------------------------------------------------
-- Tenant tables.

create table memberships (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  role text not null,
  member_id uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, user_id),
  constraint memberships_role check (role in ('owner', 'manager', 'interviewer', 'member', 'viewer'))
);
create index memberships_user on memberships (user_id);

create table teams (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  slug text not null,
  name text not null,
  preset text,
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id),
  constraint teams_name_length check (length(name) between 1 and 120),
  constraint teams_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  constraint teams_preset check (preset in ('frontier', 'product', 'startup'))
);
create unique index teams_slug_unique on teams (workspace_id, slug);

create table membership_teams (
  workspace_id uuid not null,
  user_id uuid not null,
  team_id uuid not null,
  primary key (workspace_id, user_id, team_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade
);

create table members (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  slug text not null,
  name text not null,
  email text,
  title text not null default '',
  role text not null default 'none',
  started_on date,
  demo boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id),
  constraint members_name_length check (length(name) between 1 and 200),
  constraint members_email_shape check (email is null or (email = lower(email) and length(email) between 3 and 254 and position('@' in email) > 1)),
  constraint members_title_length check (length(title) <= 200),
  constraint members_role check (role in ('RE', 'AS', 'none')),
  constraint members_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$')
);
create unique index members_slug_unique on members (workspace_id, slug);
create unique index members_email_unique on members (workspace_id, email) where email is not null;

alter table memberships
  add constraint memberships_member_fk foreign key (workspace_id, member_id)
  references members (workspace_id, id) on delete set null (member_id);

-- A person may be in several teams, in each with a share of full time.
create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  share numeric(3, 2) not null default 1,
  added_at timestamptz not null default now(),
  primary key (workspace_id, team_id, member_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  constraint team_members_share_range check (share > 0 and share <= 1)
);
create index team_members_member on team_members (workspace_id, member_id);

create table invitations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  role text not null,
  team_ids uuid[] not null default '{}',
  member_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  constraint invitations_role check (role in ('owner', 'manager', 'interviewer', 'member', 'viewer')),
  constraint invitations_email_shape check (email = lower(email) and length(email) between 3 and 254)
);
create unique index invitations_token_unique on invitations (workspace_id, token_hash);

-- The framework of a workspace; a version is written once and never changed.
create table frameworks (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  version integer not null,
  definition jsonb not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (workspace_id, version),
  constraint frameworks_version_positive check (version > 0)
);

create table imports (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  team_id uuid not null,
  file_name text not null,
  file_hash bytea not null,
  summary jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade
);

-- The ledger: appended, never changed. A correction or a withdrawal is a further event.
-- kind: 'rated' carries a level; 'not_observed' says the rater could not tell; 'cleared' withdraws
-- the rater's earlier level, so that the skill is not rated by that rater any more.
create table rating_events (
  workspace_id uuid not null,
  id bigint generated always as identity,
  member_id uuid not null,
  skill text not null,
  kind text not null default 'rated',
  level smallint,
  source text not null,
  rater text not null,
  rater_name text not null default '',
  confidence text not null default 'fairly_sure',
  note text not null default '',
  evidence text not null default '',
  tags text[] not null default '{}',
  purpose text not null default 'development',
  framework_version integer not null,
  rated_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  import_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, framework_version) references frameworks (workspace_id, version),
  constraint rating_events_kind check (kind in ('rated', 'not_observed', 'cleared')),
  constraint rating_events_level check ((kind = 'rated') = (level is not null) and level between 0 and 5),
  constraint rating_events_source check (source in ('manager', 'self', 'peer', 'interview')),
  constraint rating_events_confidence check (confidence in ('seen', 'fairly_sure', 'guess')),
  constraint rating_events_purpose check (purpose in ('development', 'decision')),
  constraint rating_events_skill_shape check (skill ~ '^[a-z0-9_-]{1,40}$'),
  constraint rating_events_rater_length check (length(rater) between 1 and 254),
  constraint rating_events_note_length check (length(note) <= 4000),
  constraint rating_events_evidence_length check (length(evidence) <= 2000)
);
create index rating_events_cell on rating_events (workspace_id, member_id, skill, id);
create index rating_events_import on rating_events (workspace_id, import_id) where import_id is not null;

-- The latest word of each rater on each cell; written with the event, never apart from it.
create table rater_levels (
  workspace_id uuid not null,
  member_id uuid not null,
  skill text not null,
  rater text not null,
  rater_name text not null default '',
  source text not null,
  level smallint not null,
  confidence text not null,
  note text not null default '',
  evidence text not null default '',
  event_id bigint not null,
  rated_at timestamptz not null,
  primary key (workspace_id, member_id, skill, rater),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  constraint rater_levels_level check (level between 0 and 5),
  constraint rater_levels_source check (source in ('manager', 'self', 'peer', 'interview')),
  constraint rater_levels_confidence check (confidence in ('seen', 'fairly_sure', 'guess'))
);

-- The current value of each cell, derived from rater_levels by the domain in the same transaction.
-- A row stays when a rating is withdrawn (level null), because its version must go on counting.
create table current_ratings (
  workspace_id uuid not null,
  member_id uuid not null,
  skill text not null,
  level numeric(4, 3),
  method text not null default 'single',
  raters smallint not null default 0,
  sd numeric(6, 4),
  confidence text not null default 'fairly_sure',
  has_note boolean not null default false,
  has_evidence boolean not null default false,
  self_level smallint,
  version integer not null,
  rated_at timestamptz,
  changed_by text not null default '',
  changed_at timestamptz not null default now(),
  primary key (workspace_id, member_id, skill),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  constraint current_ratings_level check (level between 0 and 5),
  constraint current_ratings_method check (method in ('single', 'mean', 'median')),
  constraint current_ratings_raters check (raters >= 0 and (raters > 0) = (level is not null)),
  constraint current_ratings_confidence check (confidence in ('seen', 'fairly_sure', 'guess')),
  constraint current_ratings_self_level check (self_level between 0 and 5),
  constraint current_ratings_version_positive check (version > 0)
);

create table requirements (
  workspace_id uuid not null,
  team_id uuid not null,
  skill text not null,
  level smallint not null,
  need smallint not null,
  importance smallint not null,
  version integer not null default 1,
  primary key (workspace_id, team_id, skill),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  constraint requirements_level check (level between 1 and 5),
  constraint requirements_need check (need between 1 and 99),
  constraint requirements_importance check (importance between 1 and 3)
);

create table scenarios (
  workspace_id uuid not null,
  team_id uuid not null,
  id uuid not null,
  name text not null,
  changes jsonb not null default '[]',
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  constraint scenarios_name_length check (length(name) between 1 and 120)
);
create index scenarios_team on scenarios (workspace_id, team_id, created_at);

create table audit_events (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_name text not null default '',
  action text not null,
  subject_type text not null,
  subject_id text not null default '',
  before jsonb,
  after jsonb,
  request_id text not null default '',
  primary key (workspace_id, id)
);
create index audit_events_at on audit_events (workspace_id, at desc);

-- ---------------------------------------------------------------------------------------------
-- Row-level security.

do $$
declare
  t text;
begin
  foreach t in array array['membership_teams', 'teams', 'members', 'team_members', 'invitations', 'frameworks', 'imports',
    'rating_events', 'rater_levels', 'current_ratings', 'requirements', 'scenarios', 'audit_events']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t || '_tenant', t);
  end loop;
end
$$;

-- A person may see their own memberships in every workspace (sign-in, workspace switcher).
alter table memberships enable row level security;
alter table memberships force row level security;
create policy memberships_tenant on memberships
  using (workspace_id = (select app_workspace()))
  with check (workspace_id = (select app_workspace()));
create policy memberships_own on memberships for select
  using (user_id = (select app_user()));

-- A workspace is visible to those who are in it, and writable once it has been named.
alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy workspaces_tenant on workspaces
  using (id = (select app_workspace()))
  with check (id = (select app_workspace()));
create policy workspaces_own on workspaces for select
  using (id in (select workspace_id from memberships where user_id = (select app_user())));

-- ---------------------------------------------------------------------------------------------
-- What the request role may do.

grant usage on schema public to meridian_app;
grant select, insert, update, delete on users, sessions, setup_tokens, throttles to meridian_app;
grant select, insert, update on workspaces to meridian_app;
grant select, insert, update, delete on memberships, membership_teams, teams, members, team_members, invitations,
  rater_levels, current_ratings, requirements, scenarios to meridian_app;
grant select, insert, update on imports to meridian_app;
grant select, insert on frameworks, rating_events, audit_events to meridian_app;
