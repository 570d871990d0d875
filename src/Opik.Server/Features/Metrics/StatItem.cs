using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>One number of a stats answer: a count, an average, or percentiles.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Type"><c>COUNT</c>, <c>AVG</c> or <c>PERCENTAGE</c>.</param>
/// <param name="Value">Value; of a count a whole number.</param>
/// <param name="Percentiles">Percentiles, of <c>PERCENTAGE</c>.</param>
internal sealed record StatItem(string Name, string Type, double Value, Percentiles? Percentiles)
{
    public static StatItem Count(string name, long value) => new(name, "COUNT", value, null);

    public static StatItem Average(string name, double value) => new(name, "AVG", value, null);

    public static StatItem Durations(Percentiles? value) => new("duration", "PERCENTAGE", 0, value ?? new Percentiles(0, 0, 0));
}
