namespace Opik.Storage;

/// <summary>A value that met a condition.</summary>
/// <param name="Value">What was measured, in the unit of the kind.</param>
/// <param name="Threshold">The threshold that it is beyond.</param>
/// <param name="IsBelow">Whether it is beyond by being below.</param>
/// <param name="Score">Of scores: the name.</param>
/// <param name="Measure">What of the kind was measured, by the name of the wire; null: what it has always been.</param>
public sealed record AlertMeasured(decimal Value, decimal Threshold, bool IsBelow, string? Score, string? Measure = null)
{
    /// <summary>Whether a value is farther beyond the threshold than this one.</summary>
    public bool IsExceededBy(decimal value) => IsBelow ? value < Value : value > Value;
}
