using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>New versions of the prompts of a project.</summary>
internal static class PromptVersionFeed
{
    // CROSS: from the prompts of the project to their versions, not through all versions of the workspace.
    private const string From = """
        FROM prompt p CROSS JOIN prompt_version v ON v.ws = p.ws AND v.prompt_id = p.id
        WHERE p.ws = ?1 AND p.project_id = ?2 AND v.number IS NOT NULL
        """;

    /// <summary>The newest, without their texts.</summary>
    public static Page<PromptVersionEntry> Read(SqliteSession session, Guid workspace, Guid projectId, int count)
    {
        var all = session.Prepare($"SELECT count(*) {From}").Bind(1, workspace).Bind(2, projectId);
        all.Step();
        var total = all.Int64(0);
        all.Reset();

        var row = session.Prepare($"SELECT v.id, v.prompt_id, p.name, v.created_at, v.created_by {From} ORDER BY v.created_at DESC, v.id DESC LIMIT ?3")
            .Bind(1, workspace)
            .Bind(2, projectId)
            .Bind(3, count);
        var entries = new List<PromptVersionEntry>();
        while (row.Step())
            entries.Add(new PromptVersionEntry(row.Id(0), row.Id(1), row.Text(2)!, row.Time(3), row.Text(4)));
        row.Reset();
        return new Page<PromptVersionEntry>(1, entries, total);
    }
}
