using System.Globalization;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>A threshold of a trigger.</summary>
/// <param name="Threshold">The threshold, in the unit of the kind.</param>
/// <param name="IsBelow">Whether it is met below the threshold, not above.</param>
/// <param name="Window">What is looked at, back from now.</param>
/// <param name="Score">Of scores: the name.</param>
internal sealed record AlertCondition(decimal Threshold, bool IsBelow, TimeSpan Window, string? Score)
{
    /// <summary>The condition of a setting that was checked when it was written; null: it cannot be followed.</summary>
    public static AlertCondition? Of(AlertTriggerConfig config)
    {
        var value = config.Value;
        if (!decimal.TryParse(value.GetValueOrDefault(AlertConfigValues.Threshold), NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold)
            || !int.TryParse(value.GetValueOrDefault(AlertConfigValues.Window), NumberStyles.None, CultureInfo.InvariantCulture, out var window))
        {
            return null;
        }

        return new AlertCondition(threshold, value.GetValueOrDefault(AlertConfigValues.Operator) == "<", TimeSpan.FromSeconds(window), value.GetValueOrDefault(AlertConfigValues.Name));
    }

    /// <summary>Whether a value meets it; equal to the threshold it does not.</summary>
    public bool IsMetBy(decimal value) => IsBelow ? value < Threshold : value > Threshold;
}
