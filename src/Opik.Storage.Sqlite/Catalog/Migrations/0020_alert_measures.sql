-- What of a kind was measured: rate, p95, ...; NULL: what the kind has always been.
ALTER TABLE alert_firing ADD COLUMN measure TEXT;
