namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>environment</c>.</summary>
internal static class EnvironmentRow
{
    private const string Columns = "id, name, description, color, position, created_at, created_by, last_updated_at, last_updated_by, follows_newest";

    /// <summary>All of a workspace (at most <see cref="IEnvironments.Limit"/>), by position.</summary>
    public static List<DeploymentEnvironment> ReadAll(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare($"SELECT {Columns} FROM environment WHERE ws = ?1 ORDER BY position, id").Bind(1, workspace);
        var environments = new List<DeploymentEnvironment>();
        while (row.Step())
            environments.Add(Read(row));
        row.Reset();
        return environments;
    }

    /// <summary>One; null when absent.</summary>
    public static DeploymentEnvironment? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM environment WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var environment = row.Step() ? Read(row) : null;
        row.Reset();
        return environment;
    }

    /// <summary>Inserts with colour and position chosen among <paramref name="others"/> where absent; returns the stored row.</summary>
    public static DeploymentEnvironment Insert(SqliteSession session, Scope scope, DeploymentEnvironment environment, List<DeploymentEnvironment> others, DateTime now)
    {
        var stored = environment with
        {
            Color = string.IsNullOrWhiteSpace(environment.Color) ? EnvironmentColors.Pick(others.Select(other => other.Color!)) : environment.Color,
            Position = environment.Position ?? (others.Count == 0 ? 0 : (int)Math.Min(int.MaxValue, others.Max(other => other.Position!.Value) + 1L)),
        };
        session.Prepare("""
            INSERT INTO environment (ws, id, name, name_key, description, color, position, created_at, created_by, last_updated_at, last_updated_by, follows_newest)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?9, ?10)
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, stored.Id)
            .Bind(3, stored.Name)
            .Bind(4, NameKey.Of(stored.Name))
            .Bind(5, stored.Description)
            .Bind(6, stored.Color)
            .Bind(7, stored.Position)
            .Bind(8, now)
            .Bind(9, scope.UserName)
            .Bind(10, stored.FollowsNewest ? 1L : 0L)
            .Execute();
        return stored;
    }

    /// <summary>Changes the named members.</summary>
    public static void Update(SqliteSession session, Scope scope, Guid id, DeploymentEnvironmentPatch patch, DateTime now) =>
        session.Prepare("""
            UPDATE environment SET name = coalesce(?3, name), name_key = coalesce(?4, name_key), description = coalesce(?5, description),
              color = coalesce(?6, color), position = coalesce(?7, position), follows_newest = coalesce(?10, follows_newest), last_updated_at = ?8, last_updated_by = ?9
            WHERE ws = ?1 AND id = ?2
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, id)
            .Bind(3, patch.Name)
            .Bind(4, patch.Name is null ? null : NameKey.Of(patch.Name))
            .Bind(5, patch.Description)
            .Bind(6, string.IsNullOrWhiteSpace(patch.Color) ? null : patch.Color)
            .Bind(7, patch.Position)
            .Bind(8, now)
            .Bind(9, scope.UserName)
            .Bind(10, patch.FollowsNewest is { } follows ? follows ? 1L : 0L : null)
            .Execute();

    private static DeploymentEnvironment Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        Description = row.Text(2),
        Color = row.Text(3),
        Position = row.Int32(4),
        CreatedAt = row.Time(5),
        CreatedBy = row.Text(6),
        LastUpdatedAt = row.Time(7),
        LastUpdatedBy = row.Text(8),
        FollowsNewest = row.Int64(9) != 0,
    };
}
