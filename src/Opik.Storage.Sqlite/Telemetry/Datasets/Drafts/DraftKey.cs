namespace Opik.Storage.Sqlite;

/// <summary>The row of a draft.</summary>
/// <param name="Key">Key.</param>
/// <param name="Base">Number of the latest version when it began; 0: none.</param>
/// <param name="BaseRevision">Revision of that version then.</param>
/// <param name="CreatedAt">When it began, microseconds since 1970.</param>
/// <param name="UpdatedAt">Its last change.</param>
internal sealed record DraftKey(long Key, int Base, long BaseRevision, long CreatedAt, long UpdatedAt)
{
    /// <summary>The draft of a person; null when there is none.</summary>
    public static DraftKey? Find(SqliteSession session, long dataset, string user)
    {
        var row = session.Prepare("SELECT key, base, base_revision, created_at, last_updated_at FROM dataset_draft WHERE dataset = ?1 AND user_name = ?2")
            .Bind(1, dataset).Bind(2, user);
        var found = row.Step() ? new DraftKey(row.Int64(0), row.Int32(1), row.Int64(2), row.Int64(3), row.Int64(4)) : null;
        row.Reset();
        return found;
    }

    /// <summary>The draft of the writer's user, begun when there is none.</summary>
    public static DraftKey Begin(TelemetryWrite write, long dataset)
    {
        if (Find(write.Session, dataset, write.Scope.UserName) is { } found)
            return found;
        var latest = VersionRows.Latest(write.Session, dataset);
        var revision = latest == 0 ? 0 : VersionKey.Read(write.Session, dataset, latest).Key.Revision;
        write.Session.Prepare("INSERT INTO dataset_draft (dataset, user_name, base, base_revision, created_at, last_updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)")
            .Bind(1, dataset).Bind(2, write.Scope.UserName).Bind(3, (long)latest).Bind(4, revision).Bind(5, write.Now).Execute();
        return new DraftKey(write.Session.LastInsertRowId, latest, revision, write.Now, write.Now);
    }

    /// <summary>Notes a change; a draft without changes ends.</summary>
    public void Touch(TelemetryWrite write)
    {
        if (DraftItems.Count(write.Session, Key).Items == 0)
            End(write.Session);
        else
            write.Session.Prepare("UPDATE dataset_draft SET last_updated_at = ?2 WHERE key = ?1").Bind(1, Key).Bind(2, write.Now).Execute();
    }

    /// <summary>Removes it with its items.</summary>
    public void End(SqliteSession session)
    {
        session.Prepare("DELETE FROM dataset_draft_item WHERE draft = ?1").Bind(1, Key).Execute();
        session.Prepare("DELETE FROM dataset_draft WHERE key = ?1").Bind(1, Key).Execute();
    }

    /// <summary>Whether the latest version is still the one that the draft began on, unchanged.</summary>
    public bool IsOnLatest(SqliteSession session, long dataset)
    {
        var latest = VersionRows.Latest(session, dataset);
        return latest == Base && (latest == 0 || VersionKey.Read(session, dataset, latest).Key.Revision == BaseRevision);
    }
}
