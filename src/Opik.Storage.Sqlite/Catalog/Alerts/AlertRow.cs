using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>alert</c>.</summary>
internal static class AlertRow
{
    private const string Columns = """
        a.id, a.name, a.enabled, a.type, a.project_id, a.webhook_id, a.webhook_name, a.webhook_url, a.webhook_secret, a.webhook_headers, a.metadata, a.custom_fields,
        a.created_at, a.created_by, a.last_updated_at, a.last_updated_by
        """;

    /// <summary>The list.</summary>
    public static ListTable Table { get; } = new()
    {
        From = "alert a",
        Columns = Columns,
        Id = "a.id",
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["id"] = new("a.id", ListColumnKind.Id) { Order = "a.id" },
            ["name"] = new("a.name") { Order = "a.name_key" },
            ["alert_type"] = new("a.type"),
            ["enabled"] = new("(CASE a.enabled WHEN 1 THEN 'true' ELSE 'false' END)"),
            ["webhook_url"] = new("a.webhook_url") { Order = "lower(a.webhook_url)" },
            ["created_at"] = new("a.created_at", ListColumnKind.Time),
            ["last_updated_at"] = new("a.last_updated_at", ListColumnKind.Time),
            ["created_by"] = new("a.created_by"),
            ["last_updated_by"] = new("a.last_updated_by"),
        },
    };

    /// <summary>One with its triggers; null when absent.</summary>
    public static Alert? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM alert a WHERE a.ws = ?1 AND a.id = ?2").Bind(1, workspace).Bind(2, id);
        var alert = row.Step() ? Read(row) : null;
        row.Reset();
        return alert is null ? null : WithTriggers(session, workspace, alert);
    }

    /// <summary>Those that are on, oldest first, with their triggers.</summary>
    public static IReadOnlyList<Alert> FindEnabled(SqliteSession session, Guid workspace)
    {
        var alerts = new List<Alert>();
        var row = session.Prepare($"SELECT {Columns} FROM alert a WHERE a.ws = ?1 AND a.enabled = 1 ORDER BY a.id").Bind(1, workspace);
        while (row.Step())
            alerts.Add(Read(row));
        row.Reset();
        return [.. alerts.Select(alert => WithTriggers(session, workspace, alert))];
    }

    /// <summary>Whether there is one.</summary>
    public static bool Exists(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare("SELECT 1 FROM alert WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var exists = row.Step();
        row.Reset();
        return exists;
    }

    /// <summary>Number in a workspace.</summary>
    public static long Count(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare("SELECT count(*) FROM alert WHERE ws = ?1").Bind(1, workspace);
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }

    /// <summary>Inserts the alert with its triggers; the caller has made sure that the id is free.</summary>
    public static void Insert(SqliteSession session, Scope scope, Alert alert, DateTime now)
    {
        Bind(
            session.Prepare("""
                INSERT INTO alert (ws, id, name, name_key, enabled, type, project_id, webhook_id, webhook_name, webhook_url, webhook_secret, webhook_headers, metadata, custom_fields,
                  last_updated_at, last_updated_by, created_at, created_by)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?15, ?16)
                """),
            scope,
            alert,
            now).Execute();
        AlertTriggerRow.Insert(session, scope.WorkspaceId, alert);
    }

    /// <summary>Stores the alert, triggers included, in place of what it was.</summary>
    public static void Replace(SqliteSession session, Scope scope, Alert alert, DateTime now)
    {
        Bind(
            session.Prepare("""
                UPDATE alert SET name = ?3, name_key = ?4, enabled = ?5, type = ?6, project_id = ?7, webhook_id = ?8, webhook_name = ?9, webhook_url = ?10, webhook_secret = ?11,
                  webhook_headers = ?12, metadata = ?13, custom_fields = ?14, last_updated_at = ?15, last_updated_by = ?16
                WHERE ws = ?1 AND id = ?2
                """),
            scope,
            alert,
            now).Execute();
        AlertTriggerRow.Delete(session, scope.WorkspaceId, alert.Id);
        AlertTriggerRow.Insert(session, scope.WorkspaceId, alert);
    }

    /// <summary>Deletes the alert with all that hangs on it.</summary>
    public static void Delete(SqliteSession session, Guid workspace, Guid id)
    {
        AlertTriggerRow.Delete(session, workspace, id);
        session.Prepare("DELETE FROM alert_bucket_item WHERE ws = ?1 AND bucket_id IN (SELECT id FROM alert_bucket WHERE ws = ?1 AND alert_id = ?2)").Bind(1, workspace).Bind(2, id).Execute();
        session.Prepare("DELETE FROM alert_bucket WHERE ws = ?1 AND alert_id = ?2").Bind(1, workspace).Bind(2, id).Execute();
        AlertFiringRow.DeleteOf(session, workspace, id);
        session.Prepare("DELETE FROM alert WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Execute();
    }

    /// <summary>The row the statement stands on, without its triggers.</summary>
    public static Alert Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        IsEnabled = row.Int64(2) != 0,
        Type = EnumNames.Parse<AlertType>(row.Text(3)!),
        ProjectId = row.NullableId(4),
        Webhook = new AlertWebhook { Id = row.Id(5), Name = row.Text(6), Url = row.Text(7)!, Secret = row.Text(8), Headers = row.Text(9) },
        Metadata = row.Text(10),
        CustomFields = row.Text(11) is { } fields ? new JsonText(Encoding.UTF8.GetBytes(fields)) : null,
        CreatedAt = row.Time(12),
        CreatedBy = row.Text(13),
        LastUpdatedAt = row.Time(14),
        LastUpdatedBy = row.Text(15),
    };

    /// <summary>The alert with its triggers.</summary>
    public static Alert WithTriggers(SqliteSession session, Guid workspace, Alert alert) => alert with { Triggers = AlertTriggerRow.Read(session, workspace, alert.Id) };

    private static SqliteStatement Bind(SqliteStatement statement, Scope scope, Alert alert, DateTime now) => statement
        .Bind(1, scope.WorkspaceId)
        .Bind(2, alert.Id)
        .Bind(3, alert.Name)
        .Bind(4, NameKey.Of(alert.Name))
        .Bind(5, alert.IsEnabled ? 1L : 0L)
        .Bind(6, alert.Type.WireName())
        .Bind(7, alert.ProjectId)
        .Bind(8, alert.Webhook.Id)
        .Bind(9, alert.Webhook.Name)
        .Bind(10, alert.Webhook.Url)
        .Bind(11, alert.Webhook.Secret)
        .Bind(12, alert.Webhook.Headers)
        .Bind(13, alert.Metadata)
        .Bind(14, alert.CustomFields?.ToString())
        .Bind(15, now)
        .Bind(16, scope.UserName);
}
