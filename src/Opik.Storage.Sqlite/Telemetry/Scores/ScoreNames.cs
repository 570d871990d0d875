using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Distinct score names: one look at the index per name, however many scores there are.</summary>
internal sealed class ScoreNames(ProjectKeys keys, SqliteSession session)
{
    /// <summary>Names in the projects (null: all of the workspace), sorted; of spans of one type where it is given.</summary>
    public IReadOnlyList<string> Read(Guid workspaceId, ScoredEntity kind, IReadOnlyList<Guid>? projectIds, SpanType? spanType)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var project in Projects(workspaceId, projectIds))
        {
            for (var name = Next(project, kind, string.Empty); name is not null; name = Next(project, kind, name))
            {
                if (spanType is null || HasSpan(project, name, spanType.Value))
                    names.Add(name);
            }
        }

        return [.. names];
    }

    private List<long> Projects(Guid workspaceId, IReadOnlyList<Guid>? projectIds)
    {
        var projects = new List<long>();
        if (projectIds is not null)
        {
            foreach (var id in projectIds)
            {
                if (keys.Find(session, workspaceId, id) is { } key)
                    projects.Add(key);
            }

            return projects;
        }

        if (keys.Find(session, workspaceId) is not { } workspace)
            return projects;
        var statement = session.Prepare("SELECT key FROM project WHERE ws = ?1").Bind(1, workspace);
        while (statement.Step())
            projects.Add(statement.Int64(0));
        statement.Reset();
        return projects;
    }

    private string? Next(long project, ScoredEntity kind, string after)
    {
        var statement = session.Prepare("SELECT name FROM score WHERE project = ?1 AND kind = ?2 AND name > ?3 ORDER BY name LIMIT 1")
            .Bind(1, project).Bind(2, (long)kind).Bind(3, after);
        try
        {
            return statement.Step() ? statement.Text(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private bool HasSpan(long project, string name, SpanType type)
    {
        var statement = session
            .Prepare("SELECT 1 FROM score c JOIN span s ON s.id = c.entity AND s.ws = c.ws WHERE c.project = ?1 AND c.kind = 2 AND c.name = ?2 AND s.type = ?3 LIMIT 1")
            .Bind(1, project).Bind(2, name).Bind(3, (long)type);
        try
        {
            return statement.Step();
        }
        finally
        {
            statement.Reset();
        }
    }
}
