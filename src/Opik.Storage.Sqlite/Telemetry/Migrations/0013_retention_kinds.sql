-- Files that go before their trace, and what a preview of that asks.

-- The row of a file that was removed by age stays and says when; its blob is noted as garbage then.
ALTER TABLE attachment ADD COLUMN removed_at INTEGER;
CREATE INDEX attachment_kept ON attachment (ws, entity, kind, file_name) WHERE removed_at IS NULL;
-- From a trace or span to the items of datasets that were made of it.
CREATE INDEX dataset_item_trace ON dataset_item (trace) WHERE trace IS NOT NULL;
CREATE INDEX dataset_item_span ON dataset_item (span) WHERE span IS NOT NULL;

-- The blob of a removed file was noted when it was removed.
DROP TRIGGER attachment_deleted;
CREATE TRIGGER attachment_deleted AFTER DELETE ON attachment WHEN OLD.removed_at IS NULL BEGIN
  INSERT OR IGNORE INTO blob_garbage (blob_key) VALUES (OLD.blob_key);
END;
DROP TRIGGER attachment_replaced;
CREATE TRIGGER attachment_replaced AFTER UPDATE OF blob_key ON attachment WHEN OLD.removed_at IS NULL AND OLD.blob_key <> NEW.blob_key BEGIN
  INSERT OR IGNORE INTO blob_garbage (blob_key) VALUES (OLD.blob_key);
END;
