-- A retried save must not append twice: an event remembers the key its sender gave the edit.
alter table rating_events add column idempotency_key uuid;
create unique index rating_events_key on rating_events (workspace_id, idempotency_key)
  where idempotency_key is not null;
