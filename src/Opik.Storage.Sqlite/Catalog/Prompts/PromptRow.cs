using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>prompt</c>.</summary>
internal static class PromptRow
{
    private const string Columns =
        "id, name, project_id, description, template_structure, tags, version_count, created_at, created_by, last_updated_at, last_updated_by";

    /// <summary>The list.</summary>
    public static ListTable Table { get; } = new()
    {
        From = "prompt",
        Columns = Columns,
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["id"] = new("id", ListColumnKind.Id),
            ["name"] = new("name") { Order = "name_key" },
            ["description"] = new("description"),
            ["created_at"] = new("created_at", ListColumnKind.Time),
            ["last_updated_at"] = new("last_updated_at", ListColumnKind.Time),
            ["created_by"] = new("created_by"),
            ["last_updated_by"] = new("last_updated_by"),
            ["tags"] = new("tags", ListColumnKind.Texts),
            ["version_count"] = new("version_count", ListColumnKind.Number),
            ["template_structure"] = new("template_structure"),
        },
    };

    /// <summary>One; null when absent.</summary>
    public static Prompt? Get(SqliteSession session, Guid workspace, Guid id) =>
        One(session.Prepare($"SELECT {Columns} FROM prompt WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id));

    /// <summary>The prompt of exactly that name and project; null when absent.</summary>
    public static Prompt? GetExact(SqliteSession session, Guid workspace, PromptAddress address) =>
        One(session.Prepare($"SELECT {Columns} FROM prompt WHERE ws = ?1 AND name_key = ?2 AND coalesce(project_id, x'') = coalesce(?3, x'')")
            .Bind(1, workspace)
            .Bind(2, NameKey.Of(address.Name))
            .Bind(3, address.ProjectId));

    // Left to itself, SQLite walks all prompts of the workspace when there is no project.
    /// <summary>The prompt that a read of that name means (<see cref="PromptAddress"/>); null when there is none.</summary>
    public static Prompt? Find(SqliteSession session, Guid workspace, PromptAddress address) =>
        One((address.ProjectId is null
                ? session.Prepare($"SELECT {Columns} FROM prompt INDEXED BY prompt_name WHERE ws = ?1 AND name_key = ?2 ORDER BY project_id IS NOT NULL, id DESC LIMIT 1")
                : session.Prepare($"""
                    SELECT {Columns} FROM prompt WHERE ws = ?1 AND name_key = ?2 AND coalesce(project_id, x'') IN (?3, x'')
                    ORDER BY project_id IS NULL LIMIT 1
                    """).Bind(3, address.ProjectId))
            .Bind(1, workspace)
            .Bind(2, NameKey.Of(address.Name)));

    /// <summary>Inserts; the caller has made sure that name and id are free.</summary>
    public static void Insert(SqliteSession session, Scope scope, Prompt prompt, DateTime now) =>
        session.Prepare("""
            INSERT INTO prompt (ws, id, project_id, name, name_key, description, template_structure, tags, version_count, created_at, created_by, last_updated_at, last_updated_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10, ?9, ?10)
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, prompt.Id)
            .Bind(3, prompt.ProjectId)
            .Bind(4, prompt.Name.Trim())
            .Bind(5, NameKey.Of(prompt.Name))
            .Bind(6, prompt.Description)
            .Bind(7, prompt.TemplateStructure.WireName())
            .Bind(8, TagText.Write(prompt.Tags))
            .Bind(9, now)
            .Bind(10, scope.UserName)
            .Execute();

    /// <summary>Changes what a client may change.</summary>
    public static void Update(SqliteSession session, Scope scope, Guid id, PromptPatch patch, DateTime now) =>
        session.Prepare("""
            UPDATE prompt SET name = ?3, name_key = ?4, description = nullif(coalesce(?5, description), ''),
              tags = nullif(coalesce(?6, tags), '[]'), last_updated_at = ?7, last_updated_by = ?8
            WHERE ws = ?1 AND id = ?2
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, id)
            .Bind(3, patch.Name.Trim())
            .Bind(4, NameKey.Of(patch.Name))
            .Bind(5, patch.Description)
            .Bind(6, patch.Tags is { Count: 0 } ? "[]" : TagText.Write(patch.Tags))
            .Bind(7, now)
            .Bind(8, scope.UserName)
            .Execute();

    /// <summary>Replaces the tags, and marks the prompt as changed.</summary>
    public static void SetTags(SqliteSession session, Scope scope, Guid id, TagSet? tags, DateTime now)
    {
        var statement = session.Prepare("UPDATE prompt SET tags = ?3, last_updated_at = ?4, last_updated_by = ?5 WHERE ws = ?1 AND id = ?2")
            .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, (string?)null).Bind(4, now).Bind(5, scope.UserName);
        if (tags is not null)
            statement.BindText(3, tags.Json);
        statement.Execute();
    }

    /// <summary>Takes the next number, and marks the prompt as changed.</summary>
    public static long NextNumber(SqliteSession session, Scope scope, Guid id, DateTime now)
    {
        session.Prepare("UPDATE prompt SET version_count = version_count + 1, last_updated_at = ?3, last_updated_by = ?4 WHERE ws = ?1 AND id = ?2")
            .Bind(1, scope.WorkspaceId)
            .Bind(2, id)
            .Bind(3, now)
            .Bind(4, scope.UserName)
            .Execute();
        return Get(session, scope.WorkspaceId, id)!.VersionCount;
    }

    /// <summary>Deletes a prompt and what belongs to it.</summary>
    public static void Delete(SqliteSession session, Guid workspace, Guid id)
    {
        session.Prepare("DELETE FROM prompt_deployment WHERE ws = ?1 AND prompt_id = ?2").Bind(1, workspace).Bind(2, id).Execute();
        session.Prepare("DELETE FROM prompt_draft WHERE ws = ?1 AND prompt_id = ?2").Bind(1, workspace).Bind(2, id).Execute();
        session.Prepare("DELETE FROM prompt_environment WHERE ws = ?1 AND prompt_id = ?2").Bind(1, workspace).Bind(2, id).Execute();
        session.Prepare("DELETE FROM prompt_version WHERE ws = ?1 AND prompt_id = ?2").Bind(1, workspace).Bind(2, id).Execute();
        session.Prepare("DELETE FROM prompt WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Execute();
    }

    /// <summary>The row the statement stands on.</summary>
    public static Prompt Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        ProjectId = row.NullableId(2),
        Description = row.Text(3),
        TemplateStructure = TemplateNames.ToTemplateStructure(row.Text(4)!),
        Tags = TagText.Read(row.Text(5)),
        VersionCount = row.Int64(6),
        CreatedAt = row.Time(7),
        CreatedBy = row.Text(8),
        LastUpdatedAt = row.Time(9),
        LastUpdatedBy = row.Text(10),
    };

    private static Prompt? One(SqliteStatement row)
    {
        var prompt = row.Step() ? Read(row) : null;
        row.Reset();
        return prompt;
    }
}
