-- A number for each workspace that grows with every transaction that changed something in it, so
-- that what was computed from its data can be used again while nothing has changed. It is counted up
-- at the very end of the transaction: the lock on the one row is the last to be taken and is held
-- for the commit alone, so that writers neither wait for each other nor meet in a circle.

create table workspace_versions (
  workspace_id uuid primary key,
  version bigint not null,
  constraint workspace_versions_positive check (version > 0)
);

-- One row while a transaction that changed something is open; its deferred trigger is what counts.
create table workspace_changes (
  workspace_id uuid not null,
  id bigint generated always as identity,
  primary key (workspace_id, id)
);

-- After each statement that may have changed something: leaves one row for the whole transaction.
create function note_change() returns trigger language plpgsql as $$
declare
  workspace uuid := app_workspace();
begin
  if workspace is not null and current_setting('app.changed', true) is distinct from workspace::text then
    perform set_config('app.changed', workspace::text, true);
    insert into workspace_changes (workspace_id) values (workspace);
  end if;
  return null;
end
$$;

create function count_change() returns trigger language plpgsql as $$
begin
  delete from workspace_changes where workspace_id = new.workspace_id and id = new.id;
  insert into workspace_versions as v (workspace_id, version) values (new.workspace_id, 1)
    on conflict (workspace_id) do update set version = v.version + 1;
  return null;
end
$$;

create constraint trigger count_change after insert on workspace_changes
  deferrable initially deferred for each row execute function count_change();

-- Everything that a page may show; the audit is written with the change it tells of.
do $$
declare
  t text;
begin
  foreach t in array array['workspaces', 'memberships', 'membership_teams', 'teams', 'members', 'team_members',
    'invitations', 'frameworks', 'imports', 'rating_events', 'rater_levels', 'current_ratings', 'requirements',
    'scenarios']
  loop
    execute format('create trigger note_change after insert or update or delete on %I for each statement execute function note_change()', t);
  end loop;
  foreach t in array array['workspace_versions', 'workspace_changes']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t || '_tenant', t);
  end loop;
end
$$;

grant select, insert, update on workspace_versions to meridian_app;
grant select, insert, delete on workspace_changes to meridian_app;
