using System.Text.Json.Serialization;

namespace Opik.Storage;

/// <summary>What an alert tells of. The names are those of the wire.</summary>
public enum AlertEventType
{
    /// <summary>More traces with an error in a window than a threshold.</summary>
    [JsonStringEnumMemberName("trace:errors")]
    TraceErrors,

    /// <summary>Average of a trace score in a window beyond a threshold.</summary>
    [JsonStringEnumMemberName("trace:feedback_score")]
    TraceFeedbackScore,

    /// <summary>Average of a thread score in a window beyond a threshold.</summary>
    [JsonStringEnumMemberName("trace_thread:feedback_score")]
    TraceThreadFeedbackScore,

    /// <summary>A prompt was created.</summary>
    [JsonStringEnumMemberName("prompt:created")]
    PromptCreated,

    /// <summary>A prompt has a new version.</summary>
    [JsonStringEnumMemberName("prompt:committed")]
    PromptCommitted,

    /// <summary>A guardrail failed.</summary>
    [JsonStringEnumMemberName("trace:guardrails_triggered")]
    TraceGuardrailsTriggered,

    /// <summary>Prompts were deleted.</summary>
    [JsonStringEnumMemberName("prompt:deleted")]
    PromptDeleted,

    /// <summary>Experiments are complete.</summary>
    [JsonStringEnumMemberName("experiment:finished")]
    ExperimentFinished,

    /// <summary>Cost of a window in USD beyond a threshold.</summary>
    [JsonStringEnumMemberName("trace:cost")]
    TraceCost,

    /// <summary>Average duration of the traces of a window in seconds beyond a threshold.</summary>
    [JsonStringEnumMemberName("trace:latency")]
    TraceLatency,
}
