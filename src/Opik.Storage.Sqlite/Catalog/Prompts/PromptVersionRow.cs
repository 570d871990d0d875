using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>prompt_version</c>, with what they take from their prompt.</summary>
internal static class PromptVersionRow
{
    private const string From = "prompt_version v JOIN prompt p ON p.ws = v.ws AND p.id = v.prompt_id";

    private const string Columns = """
        v.id, v.prompt_id, p.name, p.project_id, v.commit_hash, v.number, v.template, v.type, p.template_structure, v.metadata, v.change_description, v.tags,
        (SELECT json_group_array(name) FROM (SELECT e.name FROM prompt_environment pe JOIN environment e ON e.ws = pe.ws AND e.id = pe.environment_id
          WHERE pe.ws = v.ws AND pe.version_id = v.id ORDER BY e.position, e.id)),
        v.created_at, v.created_by
        """;

    /// <summary>The list of the versions of a prompt.</summary>
    public static ListTable Table { get; } = new()
    {
        From = From,
        Columns = Columns,
        // Ids may come from clients; the number tells which is newer.
        Id = "v.number",
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["id"] = new("v.id", ListColumnKind.Id),
            ["commit"] = new("v.commit_hash"),
            ["version_number"] = new("v.number", ListColumnKind.Number),
            ["template"] = new("v.template"),
            ["change_description"] = new("v.change_description"),
            ["metadata"] = new("v.metadata", ListColumnKind.Json),
            ["type"] = new("v.type"),
            ["tags"] = new("v.tags", ListColumnKind.Texts),
            ["created_at"] = new("v.created_at", ListColumnKind.Time),
            ["created_by"] = new("v.created_by"),
        },
    };

    /// <summary>One version or mask; null when absent.</summary>
    public static PromptVersion? Get(SqliteSession session, Guid workspace, Guid id) =>
        One(session.Prepare($"SELECT {Columns} FROM {From} WHERE v.ws = ?1 AND v.id = ?2").Bind(1, workspace).Bind(2, id));

    /// <summary>A version of a prompt; null when absent.</summary>
    public static PromptVersion? Get(SqliteSession session, Guid workspace, Guid promptId, PromptPin pin)
    {
        return pin switch
        {
            { Commit: { } commit } => One(Where("v.commit_hash = ?3").Bind(3, commit)),
            { Number: { } number } => One(Where("v.number = ?3").Bind(3, number)),
            { Environment: { } environment } => One(Where("""
                v.id = (SELECT pe.version_id FROM environment e JOIN prompt_environment pe ON pe.ws = e.ws AND pe.environment_id = e.id
                  WHERE e.ws = ?1 AND e.name_key = ?3 AND pe.prompt_id = ?2)
                """).Bind(3, NameKey.Of(environment))),
            _ => One(Where("v.number = p.version_count")),
        };

        SqliteStatement Where(string condition) =>
            session.Prepare($"SELECT {Columns} FROM {From} WHERE v.ws = ?1 AND v.prompt_id = ?2 AND {condition}").Bind(1, workspace).Bind(2, promptId);
    }

    /// <summary>Versions and masks of a commit, of every prompt.</summary>
    public static IEnumerable<PromptVersion> OfCommit(SqliteSession session, Guid workspace, string commit)
    {
        var row = session.Prepare($"SELECT {Columns} FROM {From} WHERE v.ws = ?1 AND v.commit_hash = ?2 ORDER BY v.id DESC").Bind(1, workspace).Bind(2, commit);
        var versions = new List<PromptVersion>();
        while (row.Step())
            versions.Add(Read(row));
        row.Reset();
        return versions;
    }

    /// <summary>Whether the prompt has the commit.</summary>
    public static bool HasCommit(SqliteSession session, Guid workspace, Guid promptId, string commit)
    {
        var row = session.Prepare("SELECT 1 FROM prompt_version WHERE ws = ?1 AND commit_hash = ?2 AND prompt_id = ?3").Bind(1, workspace).Bind(2, commit).Bind(3, promptId);
        var exists = row.Step();
        row.Reset();
        return exists;
    }

    /// <summary>Inserts; the caller has made sure that id and commit are free.</summary>
    public static void Insert(SqliteSession session, Scope scope, Guid promptId, Guid id, string commit, long? number, PromptVersionDraft draft, DateTime now)
    {
        var statement = session.Prepare("""
            INSERT INTO prompt_version (ws, id, prompt_id, number, commit_hash, type, tags, change_description, metadata, created_at, created_by, template)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, id)
            .Bind(3, promptId)
            .Bind(4, number)
            .Bind(5, commit)
            .Bind(6, draft.Type.WireName())
            .Bind(7, TagText.Write(draft.Tags))
            .Bind(8, draft.ChangeDescription)
            .BindNull(9)
            .Bind(10, now)
            .Bind(11, scope.UserName)
            .Bind(12, draft.Template);
        if (draft.Metadata is { IsEmpty: false } metadata)
            statement.BindText(9, metadata.Utf8.Span);
        statement.Execute();
    }

    /// <summary>Replaces the tags.</summary>
    public static void SetTags(SqliteSession session, Guid workspace, Guid id, IReadOnlyList<string> tags) =>
        session.Prepare("UPDATE prompt_version SET tags = ?3 WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Bind(3, TagText.Write(tags)).Execute();

    /// <summary>The row the statement stands on.</summary>
    public static PromptVersion Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        PromptId = row.Id(1),
        PromptName = row.Text(2)!,
        ProjectId = row.NullableId(3),
        Commit = row.Text(4)!,
        Number = row.NullableInt64(5),
        Template = row.Text(6)!,
        Type = TemplateNames.ToTemplateType(row.Text(7)!),
        TemplateStructure = TemplateNames.ToTemplateStructure(row.Text(8)!),
        Metadata = row.Text(9) is { } metadata ? new JsonText(Encoding.UTF8.GetBytes(metadata)) : null,
        ChangeDescription = row.Text(10),
        Tags = TagText.Read(row.Text(11)),
        Environments = TagText.Read(row.Text(12)),
        CreatedAt = row.Time(13),
        CreatedBy = row.Text(14),
    };

    private static PromptVersion? One(SqliteStatement row)
    {
        var version = row.Step() ? Read(row) : null;
        row.Reset();
        return version;
    }
}
