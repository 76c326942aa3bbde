-- What a workspace plans with: one document, only the parts that differ from the defaults. No row
-- is the same as an empty document at version 0.
create table planning_settings (
  workspace_id uuid primary key references workspaces (id) on delete cascade,
  version integer not null default 1,
  definition jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint planning_settings_version_positive check (version > 0),
  constraint planning_settings_definition_object check (jsonb_typeof(definition) = 'object')
);

alter table planning_settings enable row level security;
alter table planning_settings force row level security;
create policy planning_settings_tenant on planning_settings
  using (workspace_id = (select app_workspace()))
  with check (workspace_id = (select app_workspace()));
create trigger note_change after insert or update or delete on planning_settings
  for each statement execute function note_change();
grant select, insert, update on planning_settings to meridian_app;

-- The team that a scenario was planned for, so that it can say what has moved since; and when it
-- was put away.
alter table scenarios add column basis jsonb;
alter table scenarios add column archived_at timestamptz;
alter table scenarios add constraint scenarios_basis_object
  check (basis is null or jsonb_typeof(basis) = 'object');
