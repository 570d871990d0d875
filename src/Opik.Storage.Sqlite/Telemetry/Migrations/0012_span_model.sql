-- From a model to the traces whose spans ran it, and to the models of a project.
CREATE INDEX span_model ON span (project, model, trace) WHERE model IS NOT NULL;
