-- Links with which an owner lets somebody of the workspace choose a new password.
-- password_mark is the hash of the password hash that stood when the link was made: a link is void
-- as soon as the password has changed in any other way.
create table password_resets (
  workspace_id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  password_mark bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, token_hash),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
create index password_resets_user on password_resets (workspace_id, user_id);

alter table password_resets enable row level security;
alter table password_resets force row level security;
create policy password_resets_tenant on password_resets
  using (workspace_id = (select app_workspace()))
  with check (workspace_id = (select app_workspace()));

grant select, insert, update on password_resets to meridian_app;
