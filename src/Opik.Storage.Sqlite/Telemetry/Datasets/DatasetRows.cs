namespace Opik.Storage.Sqlite;

/// <summary>Writes rows of datasets.</summary>
internal static class DatasetRows
{
    private const string InsertSql = """
        INSERT INTO dataset (ws, id, project, name, name_key, type, visibility, status, description, tags, created_at, created_by, last_updated_at, last_updated_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9, ?10, ?11, ?10, ?11)
        """;

    /// <summary>Inserts one whose id and name are free; returns its key.</summary>
    public static long Insert(TelemetryWrite write, Dataset dataset, long? project)
    {
        var statement = write.Session.Prepare(InsertSql)
            .Bind(1, write.Workspace).Bind(2, dataset.Id).Bind(3, project).Bind(4, dataset.Name.Trim()).Bind(5, NameKey.Of(dataset.Name))
            .Bind(6, (long)dataset.Type).Bind(7, dataset.IsPublic ? 1L : 0L).Bind(8, dataset.Description).Bind(10, write.Now).Bind(11, write.Scope.UserName);
        BindTags(statement, 9, TagSet.Of(dataset.Tags));
        statement.Execute();
        return write.Session.LastInsertRowId;
    }

    /// <summary>Changes what a client may change.</summary>
    public static void Update(TelemetryWrite write, long key, DatasetUpdate update)
    {
        var statement = write.Session.Prepare("""
            UPDATE dataset SET name = ?2, name_key = ?3, description = ?4, visibility = coalesce(?5, visibility), tags = CASE WHEN ?6 THEN ?7 ELSE tags END,
              last_updated_at = ?8, last_updated_by = ?9
            WHERE key = ?1
            """)
            .Bind(1, key).Bind(2, update.Name.Trim()).Bind(3, NameKey.Of(update.Name)).Bind(4, update.Description)
            .Bind(5, update.IsPublic is { } isPublic ? (isPublic ? 1L : 0L) : (long?)null).Bind(6, update.Tags is null ? 0L : 1L)
            .Bind(8, write.Now).Bind(9, write.Scope.UserName);
        BindTags(statement, 7, TagSet.Of(update.Tags));
        statement.Execute();
    }

    /// <summary>Adds and removes tags.</summary>
    public static void Tag(TelemetryWrite write, long key, IReadOnlyList<string>? added, IReadOnlyList<string>? removed)
    {
        var row = write.Session.Prepare("SELECT tags FROM dataset WHERE key = ?1").Bind(1, key);
        row.Step();
        var stored = TagSet.Parse(row.Text(0));
        row.Reset();
        var statement = write.Session.Prepare("UPDATE dataset SET tags = ?2, last_updated_at = ?3, last_updated_by = ?4 WHERE key = ?1").Bind(1, key).Bind(3, write.Now).Bind(4, write.Scope.UserName);
        BindTags(statement, 2, TagSet.Changed(stored, added, removed));
        statement.Execute();
    }

    /// <summary>Notes that items or versions changed.</summary>
    public static void Touch(TelemetryWrite write, long key) =>
        write.Session.Prepare("UPDATE dataset SET last_updated_at = ?2, last_updated_by = ?3 WHERE key = ?1")
            .Bind(1, key).Bind(2, write.Now).Bind(3, write.Scope.UserName).Execute();

    /// <summary>Key of the project; null: none.</summary>
    public static long? Project(SqliteSession session, long key)
    {
        var row = session.Prepare("SELECT project FROM dataset WHERE key = ?1").Bind(1, key);
        var project = row.Step() ? row.NullableInt64(0) : null;
        row.Reset();
        return project;
    }

    private static void BindTags(SqliteStatement statement, int index, TagSet? tags)
    {
        if (tags is null)
            statement.BindNull(index);
        else
            statement.BindText(index, tags.Json);
    }
}
