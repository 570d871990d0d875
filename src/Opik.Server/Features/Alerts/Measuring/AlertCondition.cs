using System.Globalization;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>A threshold of a trigger.</summary>
/// <param name="Threshold">The threshold, in the unit of kind and measure.</param>
/// <param name="IsBelow">Whether it is met below the threshold, not above.</param>
/// <param name="Window">What is looked at, back from now.</param>
/// <param name="Score">Of scores: the name.</param>
internal sealed record AlertCondition(decimal Threshold, bool IsBelow, TimeSpan Window, string? Score)
{
    /// <summary>What is measured; null: what the kind has always been.</summary>
    public AlertMeasure? Measure { get; init; }

    /// <summary>Where it ends once it was met: between the two thresholds it goes on. Null: at <see cref="Threshold"/>.</summary>
    public decimal? EndThreshold { get; init; }

    /// <summary>How long until it is told again while it goes on; null: its window.</summary>
    public TimeSpan? Repeat { get; init; }

    /// <summary>Which traces, or threads, are looked at; empty: all.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>The filters as they were written; null: none.</summary>
    public string? FilterText { get; init; }

    /// <summary>The condition of a setting that was checked when it was written; null: it cannot be followed.</summary>
    public static AlertCondition? Of(AlertEventType type, AlertTriggerConfig config)
    {
        var value = config.Value;
        if (!decimal.TryParse(value.GetValueOrDefault(AlertConfigValues.Threshold), NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold)
            || !int.TryParse(value.GetValueOrDefault(AlertConfigValues.Window), NumberStyles.None, CultureInfo.InvariantCulture, out var window))
        {
            return null;
        }

        var text = value.GetValueOrDefault(AlertConfigValues.Filters);
        return new AlertCondition(threshold, value.GetValueOrDefault(AlertConfigValues.Operator) == "<", TimeSpan.FromSeconds(window), value.GetValueOrDefault(AlertConfigValues.Name))
        {
            Measure = AlertMeasures.Parse(type, value.GetValueOrDefault(AlertConfigValues.Measure)),
            EndThreshold = decimal.TryParse(value.GetValueOrDefault(AlertConfigValues.EndThreshold), NumberStyles.Float, CultureInfo.InvariantCulture, out var end) ? end : null,
            Repeat = int.TryParse(value.GetValueOrDefault(AlertConfigValues.Repeat), NumberStyles.None, CultureInfo.InvariantCulture, out var repeat) ? TimeSpan.FromSeconds(repeat) : null,
            Filters = TriggerFilters.Parse(type, text),
            FilterText = string.IsNullOrWhiteSpace(text) ? null : text,
        };
    }

    /// <summary>Whether a value meets it; equal to the threshold it does not.</summary>
    /// <param name="value">The value.</param>
    /// <param name="goesOn">Whether it was met before: then it is until <see cref="EndThreshold"/>.</param>
    public bool IsMetBy(decimal value, bool goesOn)
    {
        var bound = goesOn && EndThreshold is { } end ? end : Threshold;
        return IsBelow ? value < bound : value > bound;
    }
}
