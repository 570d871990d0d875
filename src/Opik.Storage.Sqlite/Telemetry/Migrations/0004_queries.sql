-- Ways to rows that lists ask for: hidden traces, so that shown ones are counted by subtraction; sets of tags, of which
-- a project has few.
CREATE INDEX trace_hidden ON trace (project, id) WHERE (flags & 32) <> 0;
CREATE INDEX trace_tags ON trace (project, tags, id) WHERE tags IS NOT NULL;
CREATE INDEX span_tags ON span (project, tags, id) WHERE tags IS NOT NULL;
