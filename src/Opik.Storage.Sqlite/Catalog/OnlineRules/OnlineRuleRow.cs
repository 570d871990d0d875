using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>online_rule</c>.</summary>
internal static class OnlineRuleRow
{
    private const string Columns =
        "r.id, r.name, r.type, r.enabled, r.sampling_rate, r.trigger_scope, r.created_at, r.created_by, r.last_updated_at, r.last_updated_by, r.filters, r.code";

    // The first of its projects by name stands for all where a list is sorted or filtered by project.
    private const string FirstProject =
        "FROM online_rule_project l LEFT JOIN project p ON p.ws = l.ws AND p.id = l.project_id WHERE l.ws = r.ws AND l.rule_id = r.id ORDER BY p.name_key, l.project_id LIMIT 1";

    /// <summary>The list.</summary>
    public static ListTable Table { get; } = new()
    {
        From = "online_rule r",
        Columns = Columns,
        Id = "r.id",
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["id"] = new("r.id", ListColumnKind.Id) { Order = "r.id" },
            ["name"] = new("r.name") { Order = "r.name_key" },
            ["type"] = new("r.type"),
            ["enabled"] = new("(CASE r.enabled WHEN 1 THEN 'true' ELSE 'false' END)"),
            ["project_id"] = new($"(SELECT l.project_id {FirstProject})", ListColumnKind.Id),
            ["project_name"] = new($"(SELECT p.name {FirstProject})") { Order = $"(SELECT p.name_key {FirstProject})" },
            ["sampling_rate"] = new("r.sampling_rate", ListColumnKind.Number),
            ["created_at"] = new("r.created_at", ListColumnKind.Time),
            ["last_updated_at"] = new("r.last_updated_at", ListColumnKind.Time),
            ["created_by"] = new("r.created_by"),
            ["last_updated_by"] = new("r.last_updated_by"),
        },
    };

    /// <summary>One with its projects; null when absent.</summary>
    public static OnlineRule? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM online_rule r WHERE r.ws = ?1 AND r.id = ?2").Bind(1, workspace).Bind(2, id);
        var rule = row.Step() ? Read(row) : null;
        row.Reset();
        return rule is null ? null : WithProjects(session, workspace, rule);
    }

    /// <summary>Those of a project, on or off, oldest first, with their projects.</summary>
    public static IReadOnlyList<OnlineRule> FindOfProject(SqliteSession session, Guid workspace, Guid project)
    {
        var rules = new List<OnlineRule>();
        var row = session.Prepare($"""
            SELECT {Columns} FROM online_rule_project o CROSS JOIN online_rule r ON r.ws = o.ws AND r.id = o.rule_id
            WHERE o.ws = ?1 AND o.project_id = ?2 ORDER BY r.id
            """).Bind(1, workspace).Bind(2, project);
        while (row.Step())
            rules.Add(Read(row));
        row.Reset();
        return [.. rules.Select(rule => WithProjects(session, workspace, rule))];
    }

    /// <summary>Number in a workspace.</summary>
    public static long Count(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare("SELECT count(*) FROM online_rule WHERE ws = ?1").Bind(1, workspace);
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }

    /// <summary>Inserts the rule and its projects; the caller has made sure that the id is free.</summary>
    public static void Insert(SqliteSession session, Scope scope, OnlineRule rule, DateTime now)
    {
        Bind(
            session.Prepare("""
                INSERT INTO online_rule (ws, id, name, name_key, enabled, sampling_rate, trigger_scope, filters, code, last_updated_at, last_updated_by, type, created_at, created_by)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?10, ?11)
                """),
            scope,
            rule,
            now)
            .Bind(12, rule.Type.WireName())
            .Execute();
        RuleProjectRow.Replace(session, scope.WorkspaceId, rule);
    }

    /// <summary>Stores what a client may change, projects included.</summary>
    public static void Update(SqliteSession session, Scope scope, OnlineRule rule, DateTime now)
    {
        Bind(
            session.Prepare("""
                UPDATE online_rule SET name = ?3, name_key = ?4, enabled = ?5, sampling_rate = ?6, trigger_scope = ?7, filters = ?8, code = ?9, last_updated_at = ?10, last_updated_by = ?11
                WHERE ws = ?1 AND id = ?2
                """),
            scope,
            rule,
            now)
            .Execute();
        RuleProjectRow.Replace(session, scope.WorkspaceId, rule);
    }

    /// <summary>The row the statement stands on, without its projects.</summary>
    public static OnlineRule Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        Type = EnumNames.Parse<OnlineRuleType>(row.Text(2)!),
        IsEnabled = row.Int64(3) != 0,
        SamplingRate = row.Double(4),
        Scope = EnumNames.Parse<TriggerScope>(row.Text(5)!),
        CreatedAt = row.Time(6),
        CreatedBy = row.Text(7),
        LastUpdatedAt = row.Time(8),
        LastUpdatedBy = row.Text(9),
        Filters = new JsonText(Encoding.UTF8.GetBytes(row.Text(10)!)),
        Code = new JsonText(Encoding.UTF8.GetBytes(row.Text(11)!)),
        Projects = [],
    };

    /// <summary>The rule with its projects.</summary>
    public static OnlineRule WithProjects(SqliteSession session, Guid workspace, OnlineRule rule) => rule with { Projects = RuleProjectRow.Read(session, workspace, rule.Id) };

    private static SqliteStatement Bind(SqliteStatement statement, Scope scope, OnlineRule rule, DateTime now) => statement
        .Bind(1, scope.WorkspaceId)
        .Bind(2, rule.Id)
        .Bind(3, rule.Name)
        .Bind(4, NameKey.Of(rule.Name))
        .Bind(5, rule.IsEnabled ? 1L : 0L)
        .Bind(6, (double?)rule.SamplingRate)
        .Bind(7, rule.Scope.WireName())
        .BindText(8, rule.Filters.Utf8.Span)
        .BindText(9, rule.Code.Utf8.Span)
        .Bind(10, now)
        .Bind(11, scope.UserName);
}
