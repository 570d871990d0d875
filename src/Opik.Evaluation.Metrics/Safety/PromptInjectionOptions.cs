namespace Opik.Evaluation.Safety;

/// <summary>Choices of <see cref="PromptInjectionMetric"/>. An own list replaces the built-in one; an empty list switches that step off.</summary>
public sealed record PromptInjectionOptions : MetricOptions
{
    /// <summary>
    /// Regular expressions in Python's dialect, letter case ignored, found in the text in small letters and with single blanks;
    /// null: the built-in families. Python: <c>patterns</c>.
    /// </summary>
    public IReadOnlyCollection<string>? Patterns { get; init; }

    /// <summary>Suspicious parts of texts; null: the built-in ones. Python: <c>keywords</c>.</summary>
    public IReadOnlyCollection<string>? Keywords { get; init; }
}
