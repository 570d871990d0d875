namespace Opik.Evaluation.Overlap;

/// <summary>Choices of <see cref="ChrFMetric"/>.</summary>
public sealed record ChrFOptions : MetricOptions
{
    /// <summary>How much more recall weighs than precision; its sign does not matter. Default 2.</summary>
    public double Beta { get; init; } = 2;

    /// <summary>Longest n-grams, 1 or more. Default 6. Python: <c>char_order</c>.</summary>
    public int CharOrder { get; init; } = 6;

    /// <summary>Whether blanks are taken out first. Default: yes.</summary>
    public bool IgnoreWhitespace { get; init; } = true;

    /// <summary>Whether large letters are made small first. Default: no.</summary>
    public bool Lowercase { get; init; }
}
