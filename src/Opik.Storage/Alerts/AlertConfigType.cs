using System.Text.Json.Serialization;

namespace Opik.Storage;

/// <summary>What a setting of a trigger is for. The names are those of the wire.</summary>
public enum AlertConfigType
{
    /// <summary>Projects that the trigger is for: <c>project_ids</c>.</summary>
    [JsonStringEnumMemberName("scope:project")]
    ScopeProject,

    /// <summary>A score: <c>name</c>, <c>operator</c>, <c>threshold</c>, <c>window</c>.</summary>
    [JsonStringEnumMemberName("threshold:feedback_score")]
    ThresholdFeedbackScore,

    /// <summary>Cost in USD: <c>threshold</c>, <c>window</c>.</summary>
    [JsonStringEnumMemberName("threshold:cost")]
    ThresholdCost,

    /// <summary>Duration in seconds: <c>threshold</c>, <c>window</c>.</summary>
    [JsonStringEnumMemberName("threshold:latency")]
    ThresholdLatency,

    /// <summary>Number of traces with an error: <c>threshold</c>, <c>window</c>.</summary>
    [JsonStringEnumMemberName("threshold:errors")]
    ThresholdErrors,

    /// <summary>Guardrails that the trigger is for: <c>guardrail_types</c>, names with commas.</summary>
    [JsonStringEnumMemberName("filter:guardrail_type")]
    FilterGuardrailType,
}
