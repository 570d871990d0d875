using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>feedback_definition</c>.</summary>
internal static class FeedbackDefinitionRow
{
    private const string Columns = "id, name, type, description, details, created_at, created_by, last_updated_at, last_updated_by, polarity, warn, error";

    /// <summary>One; null when absent.</summary>
    public static FeedbackDefinition? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM feedback_definition WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var definition = row.Step() ? Read(row) : null;
        row.Reset();
        return definition;
    }

    /// <summary>Id of the definition of the name; null when there is none.</summary>
    public static Guid? FindId(SqliteSession session, Guid workspace, string key)
    {
        var row = session.Prepare("SELECT id FROM feedback_definition WHERE ws = ?1 AND name_key = ?2").Bind(1, workspace).Bind(2, key);
        Guid? id = row.Step() ? row.Id(0) : null;
        row.Reset();
        return id;
    }

    /// <summary>One page, newest first.</summary>
    public static Page<FeedbackDefinition> ReadPage(SqliteSession session, Guid workspace, string key, string? type, int page, int size)
    {
        const string Where = "WHERE ws = ?1 AND instr(name_key, ?2) > 0 AND (?3 IS NULL OR type = ?3)";
        var count = session.Prepare($"SELECT count(*) FROM feedback_definition {Where}").Bind(1, workspace).Bind(2, key).Bind(3, type);
        count.Step();
        var total = count.Int64(0);
        count.Reset();

        var row = session.Prepare($"SELECT {Columns} FROM feedback_definition {Where} ORDER BY id DESC LIMIT ?4 OFFSET ?5")
            .Bind(1, workspace)
            .Bind(2, key)
            .Bind(3, type)
            .Bind(4, size)
            .Bind(5, (page - 1L) * size);
        var content = new List<FeedbackDefinition>();
        while (row.Step())
            content.Add(Read(row));
        row.Reset();
        return new Page<FeedbackDefinition>(page, content, total);
    }

    /// <summary>Names of those that say which way is better.</summary>
    public static Dictionary<string, bool> LowerIsBetter(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare("SELECT name, polarity FROM feedback_definition WHERE ws = ?1 AND polarity IS NOT NULL").Bind(1, workspace);
        var found = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (row.Step())
            found[row.Text(0)!] = row.Text(1) == "lower";
        row.Reset();
        return found;
    }

    /// <summary>Inserts; the caller has made sure that name and id are free.</summary>
    public static void Insert(SqliteSession session, Scope scope, FeedbackDefinition definition, bool builtin, DateTime now) =>
        Bind(
            session.Prepare("""
                INSERT INTO feedback_definition (ws, id, name, name_key, type, description, details, builtin, created_at, created_by, last_updated_at, last_updated_by, polarity, warn, error)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?13, ?8, ?9, ?8, ?9, ?10, ?11, ?12)
                """),
            scope,
            definition,
            now)
            .Bind(13, builtin ? 1L : 0L)
            .Execute();

    /// <summary>Replaces what a client may change.</summary>
    public static void Replace(SqliteSession session, Scope scope, FeedbackDefinition definition, DateTime now) =>
        Bind(
            session.Prepare("""
                UPDATE feedback_definition SET name = ?3, name_key = ?4, type = ?5, description = ?6, details = ?7, last_updated_at = ?8, last_updated_by = ?9,
                    polarity = ?10, warn = ?11, error = ?12
                WHERE ws = ?1 AND id = ?2
                """),
            scope,
            definition,
            now)
            .Execute();

    private static SqliteStatement Bind(SqliteStatement statement, Scope scope, FeedbackDefinition definition, DateTime now) =>
        statement
            .Bind(1, scope.WorkspaceId)
            .Bind(2, definition.Id)
            .Bind(3, definition.Name.Trim())
            .Bind(4, NameKey.Of(definition.Name))
            .Bind(5, definition.Type)
            .Bind(6, definition.Description)
            .BindText(7, definition.Details.Utf8.Span)
            .Bind(8, now)
            .Bind(9, scope.UserName)
            .Bind(10, definition.Judgement is { } judgement ? (judgement.LowerIsBetter ? "lower" : "higher") : null)
            .Bind(11, definition.Judgement?.Warn)
            .Bind(12, definition.Judgement?.Error);

    private static FeedbackDefinition Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        Type = row.Text(2)!,
        Description = row.Text(3),
        Details = new JsonText(Encoding.UTF8.GetBytes(row.Text(4)!)),
        CreatedAt = row.Time(5),
        CreatedBy = row.Text(6),
        LastUpdatedAt = row.Time(7),
        LastUpdatedBy = row.Text(8),
        Judgement = row.Text(9) is { } polarity ? new ScoreJudgement(polarity == "lower", row.NullableDouble(10), row.NullableDouble(11)) : null,
    };
}
