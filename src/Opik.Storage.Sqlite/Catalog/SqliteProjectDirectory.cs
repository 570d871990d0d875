namespace Opik.Storage.Sqlite;

/// <summary>Project names over all workspaces.</summary>
internal sealed class SqliteProjectDirectory(SqliteDatabase database) : IProjectDirectory
{
    public Task<IReadOnlyList<(Guid WorkspaceId, Guid ProjectId, string Name)>> FindAsync(
        IReadOnlyCollection<Guid> workspaceIds,
        IReadOnlyCollection<Guid>? projectIds,
        string? name,
        int limit,
        CancellationToken cancellationToken)
    {
        var key = string.IsNullOrWhiteSpace(name) ? string.Empty : NameKey.Of(name);
        var wanted = projectIds is { Count: > 0 } ? projectIds.ToHashSet() : null;
        return database.ReadAsync<IReadOnlyList<(Guid, Guid, string)>>(
            session =>
            {
                var found = new List<(Guid Workspace, Guid Project, string Name)>();
                foreach (var workspace in workspaceIds.Distinct())
                {
                    // Each workspace fills at most the whole answer, so that a thousand of them stay bounded.
                    var row = session.Prepare("SELECT id, name FROM project WHERE ws = ?1 AND instr(name_key, ?2) > 0 ORDER BY id DESC").Bind(1, workspace).Bind(2, key);
                    for (var taken = 0; taken < limit && row.Step();)
                    {
                        if (wanted is not null && !wanted.Contains(row.Id(0)))
                            continue;
                        found.Add((workspace, row.Id(0), row.Text(1)!));
                        taken++;
                    }

                    row.Reset();
                }

                return [.. found.OrderByDescending(entry => entry.Project.ToString(), StringComparer.Ordinal).Take(limit)];
            },
            cancellationToken);
    }
}
