namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>project</c>.</summary>
internal static class ProjectRow
{
    /// <summary>The columns that <see cref="Read"/> expects, in order.</summary>
    public const string Columns = "id, name, visibility, description, created_at, created_by, last_updated_at, last_updated_by";

    /// <summary>The row the statement stands on.</summary>
    public static Project Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        Visibility = row.Text(2)!,
        Description = row.Text(3),
        CreatedAt = row.Time(4),
        CreatedBy = row.Text(5),
        LastUpdatedAt = row.Time(6),
        LastUpdatedBy = row.Text(7),
    };

    /// <summary>Inserts; the caller has made sure that name and id are free.</summary>
    public static void Insert(SqliteSession session, Scope scope, Project project, DateTime now) =>
        session.Prepare("""
            INSERT INTO project (ws, id, name, name_key, visibility, description, created_at, created_by, last_updated_at, last_updated_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7, ?8)
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, project.Id)
            .Bind(3, project.Name.Trim())
            .Bind(4, NameKey.Of(project.Name))
            .Bind(5, project.Visibility)
            .Bind(6, project.Description)
            .Bind(7, now)
            .Bind(8, scope.UserName)
            .Execute();

    /// <summary>Id of the project of the name; null when there is none.</summary>
    public static Guid? FindId(SqliteSession session, Guid workspace, string key)
    {
        var statement = session.Prepare("SELECT id FROM project WHERE ws = ?1 AND name_key = ?2").Bind(1, workspace).Bind(2, key);
        Guid? id = statement.Step() ? statement.Id(0) : null;
        statement.Reset();
        return id;
    }
}
