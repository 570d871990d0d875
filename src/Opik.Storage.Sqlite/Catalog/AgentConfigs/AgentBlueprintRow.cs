namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>agent_config</c> and <c>agent_blueprint</c>.</summary>
internal static class AgentBlueprintRow
{
    private const string Columns = """
        b.id, b.project_id, b.number, b.description, b.settings, b.created_at, b.created_by,
        (SELECT json_group_array(name) FROM (SELECT e.name FROM agent_environment e WHERE e.ws = b.ws AND e.blueprint_id = b.id ORDER BY e.name_key))
        """;

    /// <summary>Number of the newest blueprint of a project; null when it has no configuration.</summary>
    public static long? Newest(SqliteSession session, Guid workspace, Guid projectId)
    {
        var row = session.Prepare("SELECT blueprint_count FROM agent_config WHERE ws = ?1 AND project_id = ?2").Bind(1, workspace).Bind(2, projectId);
        long? number = row.Step() ? row.Int64(0) : null;
        row.Reset();
        return number;
    }

    /// <summary>One blueprint or mask; null when absent.</summary>
    public static AgentBlueprint? Get(SqliteSession session, Guid workspace, Guid id) =>
        One(session.Prepare($"SELECT {Columns} FROM agent_blueprint b WHERE b.ws = ?1 AND b.id = ?2").Bind(1, workspace).Bind(2, id));

    /// <summary>A blueprint of a project; null when absent.</summary>
    public static AgentBlueprint? Get(SqliteSession session, Guid workspace, Guid projectId, AgentBlueprintPin pin) => pin switch
    {
        { Environment: { } environment } => One(session.Prepare($"""
            SELECT {Columns} FROM agent_environment a JOIN agent_blueprint b ON b.ws = a.ws AND b.id = a.blueprint_id
            WHERE a.ws = ?1 AND a.project_id = ?2 AND a.name_key = ?3
            """).Bind(1, workspace).Bind(2, projectId).Bind(3, NameKey.Of(environment))),
        _ => (pin.Number ?? Newest(session, workspace, projectId)) is { } number
            ? One(session.Prepare($"SELECT {Columns} FROM agent_blueprint b WHERE b.ws = ?1 AND b.project_id = ?2 AND b.number = ?3").Bind(1, workspace).Bind(2, projectId).Bind(3, number))
            : null,
    };

    /// <summary>Some blueprints of a project, newest first.</summary>
    public static List<AgentBlueprint> ReadPage(SqliteSession session, Guid workspace, Guid projectId, int page, int size)
    {
        var row = session.Prepare($"""
            SELECT {Columns} FROM agent_blueprint b WHERE b.ws = ?1 AND b.project_id = ?2 AND b.number IS NOT NULL
            ORDER BY b.number DESC LIMIT ?3 OFFSET ?4
            """)
            .Bind(1, workspace)
            .Bind(2, projectId)
            .Bind(3, size)
            .Bind(4, (page - 1L) * size);
        var blueprints = new List<AgentBlueprint>();
        while (row.Step())
            blueprints.Add(Read(row));
        row.Reset();
        return blueprints;
    }

    /// <summary>Inserts the configuration of a project; the caller has made sure that it has none.</summary>
    public static void InsertConfig(SqliteSession session, Scope scope, Guid projectId, Guid id, DateTime now) =>
        session.Prepare("INSERT INTO agent_config (ws, project_id, id, blueprint_count, created_at, created_by) VALUES (?1, ?2, ?3, 0, ?4, ?5)")
            .Bind(1, scope.WorkspaceId)
            .Bind(2, projectId)
            .Bind(3, id)
            .Bind(4, now)
            .Bind(5, scope.UserName)
            .Execute();

    /// <summary>Whether a configuration has the id.</summary>
    public static bool HasConfig(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare("SELECT 1 FROM agent_config WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var exists = row.Step();
        row.Reset();
        return exists;
    }

    /// <summary>Inserts a blueprint with the next number, or a mask; the caller has made sure that the id is free.</summary>
    public static void Insert(SqliteSession session, Scope scope, Guid projectId, Guid id, AgentBlueprintDraft draft, DateTime now)
    {
        if (!draft.IsMask)
        {
            session.Prepare("UPDATE agent_config SET blueprint_count = blueprint_count + 1 WHERE ws = ?1 AND project_id = ?2")
                .Bind(1, scope.WorkspaceId)
                .Bind(2, projectId)
                .Execute();
        }

        session.Prepare("INSERT INTO agent_blueprint (ws, id, project_id, number, description, created_at, created_by, settings) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .Bind(1, scope.WorkspaceId)
            .Bind(2, id)
            .Bind(3, projectId)
            .Bind(4, draft.IsMask ? null : Newest(session, scope.WorkspaceId, projectId))
            .Bind(5, draft.Description)
            .Bind(6, now)
            .Bind(7, scope.UserName)
            .BindText(8, AgentConfigText.Write(draft.Values))
            .Execute();
    }

    private static AgentBlueprint? One(SqliteStatement row)
    {
        var blueprint = row.Step() ? Read(row) : null;
        row.Reset();
        return blueprint;
    }

    private static AgentBlueprint Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        ProjectId = row.Id(1),
        Number = row.NullableInt64(2),
        Description = row.Text(3),
        Values = AgentConfigText.Read(row.Blob(4)),
        CreatedAt = row.Time(5),
        CreatedBy = row.Text(6),
        Environments = TagText.Read(row.Text(7)),
    };
}
