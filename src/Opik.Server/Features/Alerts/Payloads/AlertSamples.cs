using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>Made-up events: for trials of webhooks and as examples.</summary>
internal static class AlertSamples
{
    private const string Audit = "\"created_at\":\"2026-01-15T10:00:00Z\",\"created_by\":\"test-user\"";
    private const string Audits = Audit + ",\"last_updated_at\":\"2026-01-15T10:00:00Z\",\"last_updated_by\":\"test-user\"";
    private const string Projects = "\"project_ids\":\"0198ec68-6e06-7253-a20b-d35c9252b9ba\",\"project_names\":\"Demo Project\"";
    private const string Version = "\"id\":\"0198ec68-6e06-7253-a20b-d35c9252b9c2\",\"commit\":\"c9252b9c\",\"template\":\"Answer the question: {{question}}\",\"type\":\"mustache\"," + Audit;

    /// <summary>A message of the kind.</summary>
    public static AlertMessage Message(Alert alert, IReadOnlyDictionary<string, string>? metadata, AlertEventType type, Guid workspaceId, Guid id, DateTime at) => new()
    {
        Id = id,
        Alert = alert,
        Metadata = metadata ?? new Dictionary<string, string>(),
        WorkspaceId = workspaceId,
        WorkspaceName = WorkspaceNames.Of(workspaceId),
        EventType = type,
        CreatedAt = at,
        EventCount = 1,
        EventIds = ["0198ec68-6e06-7253-a20b-d35c9252b9c7"],
        UserNames = ["test-user"],
        Items = [JsonText.Parse(Data(type))],
    };

    private static string Data(AlertEventType type) => type switch
    {
        AlertEventType.PromptCreated => $$"""{"id":"0198ec68-6e06-7253-a20b-d35c9252b9c1","name":"support answer","description":"Answers of the support","tags":["support"],{{Audits}}}""",
        AlertEventType.PromptCommitted => $$"""{"prompt_id":"0198ec68-6e06-7253-a20b-d35c9252b9c1",{{Version}}}""",
        AlertEventType.PromptDeleted => $$$"""{"id":"0198ec68-6e06-7253-a20b-d35c9252b9c1","name":"support answer",{{{Audits}}},"latest_version":{{{{Version}}}}}""",
        AlertEventType.TraceGuardrailsTriggered => """
            {"id":"0198ec68-6e06-7253-a20b-d35c9252b9c3","entity_id":"0198ec68-6e06-7253-a20b-d35c9252b9c4","project_id":"0198ec68-6e06-7253-a20b-d35c9252b9ba","project_name":"Demo Project","name":"PII","result":"failed","details":{"detected_entities":["EMAIL"]}}
            """,
        AlertEventType.ExperimentFinished => $$"""{"id":"0198ec68-6e06-7253-a20b-d35c9252b9c5","name":"baseline","dataset_id":"0198ec68-6e06-7253-a20b-d35c9252b9c6",{{Audits}},"feedback_scores":[{"name":"accuracy","value":0.92}]}""",
        AlertEventType.TraceErrors => Measured("TRACE_ERRORS", type, "15", "10", ">", 900, "count"),
        AlertEventType.TraceCost => Measured("TRACE_COST", type, "150.75", "100.00", ">", 3600, "USD"),
        AlertEventType.TraceLatency => Measured("TRACE_LATENCY", type, "6.25", "5.00", ">", 1800, "seconds"),
        AlertEventType.TraceFeedbackScore => Measured("TRACE_FEEDBACK_SCORE", type, "0.7500", "0.8000", "<", 3600, "score", "accuracy"),
        _ => Measured("TRACE_THREAD_FEEDBACK_SCORE", type, "0.7500", "0.8000", "<", 3600, "score", "helpfulness"),
    };

    private static string Measured(string name, AlertEventType type, string value, string threshold, string sign, int window, string unit, string? score = null) =>
        $$"""{"event_type":"{{name}}","metric_name":"{{type.WireName()}}","metric_value":"{{value}}","threshold":"{{threshold}}","operator":"{{sign}}","unit":"{{unit}}","window_seconds":"{{window}}",{{(score is null ? string.Empty : $"\"feedback_score_name\":\"{score}\",")}}{{Projects}}}""";
}
