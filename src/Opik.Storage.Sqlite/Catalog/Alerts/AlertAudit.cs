namespace Opik.Storage.Sqlite;

/// <summary>When triggers and settings were made: those that keep their id keep it.</summary>
internal static class AlertAudit
{
    /// <summary>The alert to store in place of <paramref name="stored"/>; null: it is new.</summary>
    public static Alert Carried(Alert alert, Alert? stored, Scope scope, DateTime now)
    {
        var triggers = (stored?.Triggers ?? []).ToDictionary(static trigger => trigger.Id);
        return alert with { Triggers = [.. alert.Triggers.Select(trigger => Carried(trigger, triggers.GetValueOrDefault(trigger.Id), scope, now))] };
    }

    private static AlertTrigger Carried(AlertTrigger trigger, AlertTrigger? stored, Scope scope, DateTime now)
    {
        var configs = (stored?.Configs ?? []).ToDictionary(static config => config.Id);
        return trigger with
        {
            CreatedAt = stored?.CreatedAt ?? now,
            CreatedBy = stored?.CreatedBy ?? scope.UserName,
            Configs = [.. trigger.Configs.Select(config => Carried(config, configs.GetValueOrDefault(config.Id), scope, now))],
        };
    }

    private static AlertTriggerConfig Carried(AlertTriggerConfig config, AlertTriggerConfig? stored, Scope scope, DateTime now) => config with
    {
        CreatedAt = stored?.CreatedAt ?? now,
        CreatedBy = stored?.CreatedBy ?? scope.UserName,
        LastUpdatedAt = now,
        LastUpdatedBy = scope.UserName,
    };
}
