using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>SQL of thread rows. On the writer only.</summary>
internal static class ThreadTable
{
    private const string TouchSql =
        "UPDATE thread SET status = CASE ?3 WHEN 1 THEN 0 ELSE status END, last_activity = ?4, last_updated_at = ?4, last_updated_by = ?5 "
        + "WHERE project = ?1 AND thread = ?2";

    private const string InsertSql =
        "INSERT INTO thread (ws, project, thread, model_id, status, last_activity, created_at, created_by, last_updated_at, last_updated_by) "
        + "VALUES (?1, ?2, ?3, ?4, 0, ?5, ?5, ?6, ?5, ?6)";

    /// <summary>Notes activity; makes the row when it is new.</summary>
    public static void Touch(TelemetryWrite write, long project, string thread, bool opens)
    {
        write.Session.Prepare(TouchSql).Bind(1, project).Bind(2, thread).Bind(3, opens ? 1L : 0L).Bind(4, write.Now).Bind(5, write.User).Execute();
        if (write.Session.Changes == 0)
            Insert(write, project, thread);
    }

    /// <summary>Makes an active thread; returns its model id.</summary>
    public static Guid Insert(TelemetryWrite write, long project, string thread)
    {
        var modelId = UuidV7.Create(write.Telemetry.Clock);
        write.Session.Prepare(InsertSql)
            .Bind(1, write.Workspace).Bind(2, project).Bind(3, thread).Bind(4, modelId).Bind(5, write.Now).Bind(6, write.User).Execute();
        return modelId;
    }

    /// <summary>Model id of a thread; null when unknown.</summary>
    public static Guid? ModelId(TelemetryWrite write, long project, string thread)
    {
        var statement = write.Session.Prepare("SELECT model_id FROM thread WHERE project = ?1 AND thread = ?2").Bind(1, project).Bind(2, thread);
        try
        {
            return statement.Step() ? statement.Id(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Opens or closes a thread; false when it is unknown.</summary>
    public static bool SetStatus(TelemetryWrite write, long project, string thread, ThreadStatus status)
    {
        // An opened thread starts its time of inactivity anew.
        write.Session.Prepare(
                "UPDATE thread SET status = ?3, last_activity = CASE ?3 WHEN 0 THEN ?4 ELSE last_activity END, last_updated_at = ?4, last_updated_by = ?5 "
                + "WHERE project = ?1 AND thread = ?2")
            .Bind(1, project).Bind(2, thread).Bind(3, (long)status).Bind(4, write.Now).Bind(5, write.User).Execute();
        return write.Session.Changes > 0;
    }

    /// <summary>The model id of a thread that is active; null: it is not, or is unknown.</summary>
    public static Guid? ActiveModelId(TelemetryWrite write, long project, string thread)
    {
        var row = write.Session.Prepare("SELECT model_id FROM thread WHERE project = ?1 AND thread = ?2 AND status = 0").Bind(1, project).Bind(2, thread);
        Guid? id = row.Step() ? row.Id(0) : null;
        row.Reset();
        return id;
    }

    /// <summary>Changes tags; false when the thread is unknown.</summary>
    public static bool PatchTags(TelemetryWrite write, Guid modelId, TagsPatch patch)
    {
        var statement = write.Session.Prepare("SELECT seq, project, tags FROM thread WHERE model_id = ?1 AND ws = ?2").Bind(1, modelId).Bind(2, write.Workspace);
        if (!statement.Step())
        {
            statement.Reset();
            return false;
        }

        var (seq, project, tags) = (statement.Int64(0), statement.Int64(1), Patched(TagSet.Parse(statement.Text(2)), patch));
        statement.Reset();
        if (write.IsDeleted(project))
            return false;
        var update = write.Session.Prepare("UPDATE thread SET tags = ?2, last_updated_at = ?3, last_updated_by = ?4 WHERE seq = ?1")
            .Bind(1, seq).Bind(3, write.Now).Bind(4, write.User);
        if (tags is null)
            update.BindNull(2);
        else
            update.BindText(2, tags.Json);
        update.Execute();
        write.Note(project, threads: 1);
        return true;
    }

    /// <summary>Threads of a project, at most <paramref name="limit"/>.</summary>
    public static List<string> OfProject(TelemetryWrite write, long project, int limit)
    {
        var threads = new List<string>();
        var statement = write.Session.Prepare("SELECT thread FROM thread WHERE project = ?1 LIMIT ?2").Bind(1, project).Bind(2, (long)limit);
        while (statement.Step())
            threads.Add(statement.Text(0)!);
        statement.Reset();
        return threads;
    }

    /// <summary>Removes a thread with its scores, comments and attachments.</summary>
    public static void Delete(TelemetryWrite write, long project, string thread)
    {
        if (ModelId(write, project, thread) is not { } modelId)
            return;
        EntityDeletion.DeleteBelongings(write, ScoredEntity.Thread, modelId);
        write.Session.Prepare("DELETE FROM thread WHERE project = ?1 AND thread = ?2").Bind(1, project).Bind(2, thread).Execute();
        write.Note(project, threads: 1);
    }

    private static TagSet? Patched(TagSet? tags, TagsPatch patch)
    {
        if (patch.TagsToAdd is null && patch.TagsToRemove is null)
            return patch.Tags is null ? tags : patch.Merge ? TagSet.Union(tags, TagSet.Of(patch.Tags)) : TagSet.Of(patch.Tags);
        return TagSet.Changed(tags, patch.TagsToAdd, patch.TagsToRemove);
    }
}
