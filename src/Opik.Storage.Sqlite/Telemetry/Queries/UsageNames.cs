namespace Opik.Storage.Sqlite;

/// <summary>Distinct keys of the usage of spans, from the roll-ups, which are a few rows per day.</summary>
internal static class UsageNames
{
    /// <summary>The keys of the projects (null: of the workspace), sorted.</summary>
    public static IReadOnlyList<string> Read(SqliteSession session, long workspace, IReadOnlyList<long>? projects)
    {
        var sums = new RollupCell();
        foreach (var project in projects ?? Projects(session, workspace))
            Add(session, project, sums);
        return [.. sums.Usage.Keys.Keys.Order(StringComparer.Ordinal)];
    }

    private static void Add(SqliteSession session, long project, RollupCell sums)
    {
        var row = session.Prepare($"SELECT cell FROM rollup WHERE project=?1 AND kind={(int)RollupKind.Span} AND dim={(int)RollupDimension.All}").Bind(1, project);
        try
        {
            while (row.Step())
                RollupCodec.AddEncoded(sums, row.Blob(0));
        }
        finally
        {
            row.Reset();
        }
    }

    private static List<long> Projects(SqliteSession session, long workspace)
    {
        var projects = new List<long>();
        var row = session.Prepare("SELECT key FROM project WHERE ws=?1").Bind(1, workspace);
        try
        {
            while (row.Step())
                projects.Add(row.Int64(0));
        }
        finally
        {
            row.Reset();
        }

        return projects;
    }
}
