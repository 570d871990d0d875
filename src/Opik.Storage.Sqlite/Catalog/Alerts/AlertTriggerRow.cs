using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>alert_trigger</c> and <c>alert_scope</c>.</summary>
internal static class AlertTriggerRow
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The triggers of an alert in their order, with the projects of their scopes.</summary>
    public static IReadOnlyList<AlertTrigger> Read(SqliteSession session, Guid workspace, Guid alert)
    {
        var projects = ReadScopes(session, workspace, alert);
        var triggers = new List<AlertTrigger>();
        var row = session.Prepare("SELECT id, event_type, configs, created_at, created_by FROM alert_trigger WHERE ws = ?1 AND alert_id = ?2 ORDER BY position").Bind(1, workspace).Bind(2, alert);
        while (row.Step())
        {
            var id = row.Id(0);
            triggers.Add(new AlertTrigger
            {
                Id = id,
                EventType = EnumNames.Parse<AlertEventType>(row.Text(1)!),
                Configs = [.. JsonSerializer.Deserialize<List<AlertTriggerConfig>>(row.Text(2)!, Json)!.Select(config => config.ProjectIds is null ? config : config with { ProjectIds = [.. projects[(id, config.Id)]] })],
                CreatedAt = row.Time(3),
                CreatedBy = row.Text(4),
            });
        }

        row.Reset();
        return triggers;
    }

    /// <summary>Stores the triggers of an alert that has none.</summary>
    public static void Insert(SqliteSession session, Guid workspace, Alert alert)
    {
        foreach (var (position, trigger) in alert.Triggers.Index())
        {
            // That there are projects is noted in the setting; which ones, where their deletion finds them.
            var configs = trigger.Configs.Select(config => config with { ProjectIds = config.ProjectIds is null ? null : [] });
            session.Prepare("INSERT INTO alert_trigger (ws, alert_id, id, position, event_type, configs, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                .Bind(1, workspace).Bind(2, alert.Id).Bind(3, trigger.Id).Bind(4, (long)position).Bind(5, trigger.EventType.WireName())
                .Bind(6, JsonSerializer.Serialize(configs, Json)).Bind(7, trigger.CreatedAt).Bind(8, trigger.CreatedBy)
                .Execute();
            foreach (var config in trigger.Configs)
            {
                foreach (var project in config.ProjectIds ?? [])
                {
                    session.Prepare("INSERT OR IGNORE INTO alert_scope (ws, alert_id, trigger_id, config_id, project_id) VALUES (?1, ?2, ?3, ?4, ?5)")
                        .Bind(1, workspace).Bind(2, alert.Id).Bind(3, trigger.Id).Bind(4, config.Id).Bind(5, project)
                        .Execute();
                }
            }
        }
    }

    /// <summary>Whether two states of an alert fire for the same.</summary>
    public static bool IsSame(Alert one, Alert other)
    {
        return one.IsEnabled == other.IsEnabled && one.ProjectId == other.ProjectId && Text(one) == Text(other);

        static string Text(Alert alert) => JsonSerializer.Serialize(
            alert.Triggers.Select(static trigger => new
            {
                trigger.Id,
                trigger.EventType,
                Configs = trigger.Configs.Select(static config => new { config.Id, config.Type, config.GroupIndex, Value = config.Value.OrderBy(static pair => pair.Key, StringComparer.Ordinal), Projects = config.ProjectIds?.Order() }),
            }),
            Json);
    }

    /// <summary>Takes all its triggers from an alert.</summary>
    public static void Delete(SqliteSession session, Guid workspace, Guid alert)
    {
        session.Prepare("DELETE FROM alert_scope WHERE ws = ?1 AND alert_id = ?2").Bind(1, workspace).Bind(2, alert).Execute();
        session.Prepare("DELETE FROM alert_trigger WHERE ws = ?1 AND alert_id = ?2").Bind(1, workspace).Bind(2, alert).Execute();
    }

    private static ILookup<(Guid Trigger, Guid Config), Guid> ReadScopes(SqliteSession session, Guid workspace, Guid alert)
    {
        var scopes = new List<(Guid Trigger, Guid Config, Guid Project)>();
        var row = session.Prepare("SELECT trigger_id, config_id, project_id FROM alert_scope WHERE ws = ?1 AND alert_id = ?2").Bind(1, workspace).Bind(2, alert);
        while (row.Step())
            scopes.Add((row.Id(0), row.Id(1), row.Id(2)));
        row.Reset();
        return scopes.ToLookup(scope => (scope.Trigger, scope.Config), scope => scope.Project);
    }
}
