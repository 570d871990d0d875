-- Spans whose client said that they cost nothing: few, and all that tells a trace that cost nothing from one of unknown cost.
CREATE INDEX span_free ON span (trace) WHERE cost = 0;
