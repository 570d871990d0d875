using Opik.Storage;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>Names of events for people. The short ones are those that messages of Opik have always had.</summary>
internal static class AlertTexts
{
    /// <summary>Name of one event.</summary>
    public static string Label(AlertEventType type) => type switch
    {
        AlertEventType.TraceErrors => "Trace Error Alert",
        AlertEventType.TraceFeedbackScore => "Trace Feedback Score",
        AlertEventType.TraceThreadFeedbackScore => "Thread Feedback Score",
        AlertEventType.PromptCreated => "Prompt Created",
        AlertEventType.PromptCommitted => "Prompt Committed",
        AlertEventType.PromptDeleted => "Prompt Deleted",
        AlertEventType.TraceGuardrailsTriggered => "Guardrail Triggered",
        AlertEventType.ExperimentFinished => "Experiment Finished",
        AlertEventType.TraceCost => "Cost Alert",
        _ => "Latency Alert",
    };

    /// <summary>Heading over several; of a measured kind: what was measured.</summary>
    public static string Heading(AlertEventType type) => type switch
    {
        AlertEventType.PromptCreated => "Prompts Created",
        AlertEventType.PromptCommitted => "Prompts Committed",
        AlertEventType.PromptDeleted => "Deleted Prompt IDs",
        AlertEventType.TraceGuardrailsTriggered => "Traces with Guardrails Triggered",
        AlertEventType.ExperimentFinished => "Experiments Finished",
        AlertEventType.TraceErrors => "Trace Errors",
        AlertEventType.TraceFeedbackScore => "Trace Feedback Score",
        AlertEventType.TraceThreadFeedbackScore => "Thread Feedback Score",
        AlertEventType.TraceCost => "Cost",
        _ => "Latency",
    };

    /// <summary>The text, cut to a length between two letters.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1), "…");

    /// <summary>A length of time: <c>15 minutes</c>.</summary>
    public static string Window(long seconds) => seconds switch
    {
        >= 86400 when seconds % 86400 == 0 => Plural(seconds / 86400, "day"),
        >= 3600 when seconds % 3600 == 0 => Plural(seconds / 3600, "hour"),
        >= 60 when seconds % 60 == 0 => Plural(seconds / 60, "minute"),
        _ => Plural(seconds, "second"),
    };

    private static string Plural(long number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
