-- Deleted projects and workspaces, retention.

-- deleted_at: the project is gone and its rows follow; nothing is written to it any more. The row stays, so that a write that
-- was under way when the project went is refused whenever it comes. emptied: 1 when nothing is left of it.
ALTER TABLE project ADD COLUMN deleted_at INTEGER;
ALTER TABLE project ADD COLUMN emptied INTEGER NOT NULL DEFAULT 0;
CREATE INDEX project_deleted ON project (ws) WHERE deleted_at IS NOT NULL AND emptied = 0;

-- Ways from a project to what may be left when its traces and spans are gone.
CREATE INDEX experiment_item_project ON experiment_item (project) WHERE project IS NOT NULL;
CREATE INDEX comment_project ON comment (project);
CREATE INDEX guardrail_project ON guardrail (project);
CREATE INDEX assertion_result_project ON assertion_result (project);
CREATE INDEX annotation_queue_project ON annotation_queue (project);
CREATE INDEX optimization_project ON optimization (project) WHERE project IS NOT NULL;
