using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>Which measures a kind of event has.</summary>
internal static class AlertMeasures
{
    private static readonly AlertMeasure[] OfErrors = [AlertMeasure.Count, AlertMeasure.Rate];
    private static readonly AlertMeasure[] OfLatency = [AlertMeasure.Average, AlertMeasure.P50, AlertMeasure.P90, AlertMeasure.P95, AlertMeasure.P99];

    /// <summary>The measures, the usual one first; empty: nothing is to be chosen.</summary>
    public static IReadOnlyList<AlertMeasure> Of(AlertEventType type) => type switch
    {
        AlertEventType.TraceErrors => OfErrors,
        AlertEventType.TraceLatency => OfLatency,
        _ => [],
    };

    /// <summary>The measure of a name; null: the usual one, or a name that the kind does not have.</summary>
    public static AlertMeasure? Parse(AlertEventType type, string? name)
    {
        foreach (var measure in Of(type))
        {
            if (measure.WireName() == name)
                return measure;
        }

        return null;
    }

    /// <summary>Which share takes at most so long, 0 to 1; null: the measure is no percentile.</summary>
    public static double? Quantile(this AlertMeasure measure) => measure switch
    {
        AlertMeasure.P50 => 0.5,
        AlertMeasure.P90 => 0.9,
        AlertMeasure.P95 => 0.95,
        AlertMeasure.P99 => 0.99,
        _ => null,
    };
}
