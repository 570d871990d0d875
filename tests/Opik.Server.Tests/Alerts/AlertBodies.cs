namespace Opik.Server.Tests.Alerts;

/// <summary>Bodies of alerts.</summary>
internal static class AlertBodies
{
    public const string Root = "/v1/private/alerts";

    public const string Triggers = """[{"event_type":"prompt:created"}]""";

    /// <summary>An alert; <paramref name="more"/> are further members, with a comma before them.</summary>
    public static string Alert(string name, string url = "https://example.com/hook", string triggers = Triggers, string more = "") =>
        $$$"""{"name":"{{{name}}}","webhook":{"url":"{{{url}}}","secret_token":"token-very-secret-1234","headers":{"X-Team":"header-secret"}},"triggers":{{{triggers}}}{{{more}}} }""";

    /// <summary>A trigger with one setting.</summary>
    public static string Trigger(string kind, string type, string value, string more = "") =>
        $$"""[{"event_type":"{{kind}}","trigger_configs":[{"type":"{{type}}","config_value":{{value}}{{more}} }]}]""";

    /// <summary>A trigger with one setting, for projects.</summary>
    public static string Scoped(string kind, string type, string value, params string[] projects) =>
        $$"""[{"event_type":"{{kind}}","trigger_configs":[{"type":"{{type}}","config_value":{{value}} },{"type":"scope:project","config_value":{"project_ids":"[{{string.Join(',', projects.Select(project => $"\\\"{project}\\\""))}}]"} }]}]""";
}
