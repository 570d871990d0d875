namespace Opik.Storage.Sqlite;

/// <summary>
/// Environments that follow the newest version: they have it from the write that makes it on, and no other. On the writer's
/// thread, in the same transaction as the version.
/// </summary>
internal static class FollowingEnvironments
{
    /// <summary>Names of those of a workspace.</summary>
    public static IReadOnlyList<string> Names(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare("SELECT name FROM environment WHERE ws = ?1 AND follows_newest = 1 ORDER BY position, id").Bind(1, workspace);
        var names = new List<string>();
        while (row.Step())
            names.Add(row.Text(0)!);
        row.Reset();
        return names;
    }

    /// <summary>One begins to follow: it is given the newest version of every prompt and of every agent's configuration.</summary>
    public static void Begin(SqliteSession session, Scope scope, string name, DateTime now)
    {
        foreach (var (prompt, version) in Pairs(session, scope, """
            SELECT v.prompt_id, v.id FROM prompt p JOIN prompt_version v ON v.ws = p.ws AND v.prompt_id = p.id AND v.number = p.version_count WHERE p.ws = ?1
            """))
            PromptEnvironmentRow.Add(session, scope, prompt, version, [name], now);
        foreach (var (project, blueprint) in Pairs(session, scope, """
            SELECT b.project_id, b.id FROM agent_config c JOIN agent_blueprint b ON b.ws = c.ws AND b.project_id = c.project_id AND b.number = c.blueprint_count WHERE c.ws = ?1
            """))
            AgentEnvironmentRow.Set(session, scope, project, name, blueprint, now);
    }

    /// <summary>Nothing takes an older version, or none, into an environment that follows.</summary>
    /// <exception cref="StoreConflictException">One of the environments follows the newest version.</exception>
    public static void RefuseOther(SqliteSession session, Guid workspace, IEnumerable<string> names)
    {
        var following = Names(session, workspace).Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
        if (following.Count > 0 && names.FirstOrDefault(name => following.Contains(NameKey.Of(name))) is { } refused)
            throw new StoreConflictException($"Environment '{refused.Trim()}' follows the newest version; let it use a version of its own first");
    }

    private static List<(Guid Of, Guid Version)> Pairs(SqliteSession session, Scope scope, string sql)
    {
        var pairs = new List<(Guid, Guid)>();
        var row = session.Prepare(sql).Bind(1, scope.WorkspaceId);
        while (row.Step())
            pairs.Add((row.Id(0), row.Id(1)));
        row.Reset();
        return pairs;
    }
}
