-- Files that go before their trace, and what a preview of that asks.

-- The row of a file that was removed by age stays and says when; its blob is noted as garbage then.
ALTER TABLE attachment ADD COLUMN removed_at INTEGER;
CREATE INDEX attachment_kept ON attachment (ws, entity, kind, file_name) WHERE removed_at IS NULL;
-- From a trace or span to the items of datasets that were made of it.
CREATE INDEX dataset_item_trace ON dataset_item (trace) WHERE trace IS NOT NULL;
CREATE INDEX dataset_item_span ON dataset_item (span) WHERE span IS NOT NULL;
