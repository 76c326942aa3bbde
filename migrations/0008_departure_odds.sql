-- How likely a manager thinks it that somebody leaves a team within a year, in percent. Private to
-- those who plan for the team: no other page, file or export has it. No row is "no estimate".
create table departure_odds (
  workspace_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  percent smallint not null,
  updated_by uuid,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, team_id, member_id),
  foreign key (workspace_id, team_id, member_id)
    references team_members (workspace_id, team_id, member_id) on delete cascade,
  constraint departure_odds_percent_range check (percent between 0 and 100)
);

alter table departure_odds enable row level security;
alter table departure_odds force row level security;
create policy departure_odds_tenant on departure_odds
  using (workspace_id = (select app_workspace()))
  with check (workspace_id = (select app_workspace()));

grant select, insert, update, delete on departure_odds to meridian_app;
