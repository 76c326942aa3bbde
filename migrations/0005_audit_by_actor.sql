-- The audit is read by who did it.
create index audit_events_actor on audit_events (workspace_id, actor_id, id desc);
