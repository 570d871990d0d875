using Opik.Server.Features.Alerts.Measuring;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>What follows from the kind of an event.</summary>
internal static class AlertEventKinds
{
    /// <summary>The kinds that are measured, not raised.</summary>
    public static IReadOnlyList<AlertEventType> Measured { get; } = [.. Enum.GetValues<AlertEventType>().Where(static type => type.Threshold() is not null)];

    /// <summary>The setting that says when a measured kind is told; null: the kind is raised.</summary>
    public static AlertConfigType? Threshold(this AlertEventType type) => type switch
    {
        AlertEventType.TraceErrors => AlertConfigType.ThresholdErrors,
        AlertEventType.TraceCost => AlertConfigType.ThresholdCost,
        AlertEventType.TraceLatency => AlertConfigType.ThresholdLatency,
        AlertEventType.TraceFeedbackScore or AlertEventType.TraceThreadFeedbackScore => AlertConfigType.ThresholdFeedbackScore,
        _ => null,
    };

    /// <summary>Unit of thresholds and values of a measured kind, as it is measured.</summary>
    public static string Unit(this AlertEventType type, AlertMeasure? measure) => type switch
    {
        AlertEventType.TraceErrors when measure == AlertMeasure.Rate => "percent",
        AlertEventType.TraceErrors => "count",
        AlertEventType.TraceCost => "USD",
        AlertEventType.TraceLatency => "seconds",
        _ => "score",
    };

    /// <summary>Whether a setting is a threshold.</summary>
    public static bool IsThreshold(this AlertConfigType type) => type is not (AlertConfigType.ScopeProject or AlertConfigType.FilterGuardrailType);

    /// <summary>Whether the data of an event is a list by nature, such as the prompts that were deleted together.</summary>
    public static bool IsList(this AlertEventType type) => type is AlertEventType.PromptDeleted or AlertEventType.TraceGuardrailsTriggered or AlertEventType.ExperimentFinished;
}
