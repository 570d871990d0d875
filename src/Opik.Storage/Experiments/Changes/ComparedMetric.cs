namespace Opik.Storage;

/// <summary>A metric of a comparison, named as filters and orders name it: <c>feedback_scores.helpfulness</c>, <c>duration</c>.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Name">Name of the score, or text of the assertion; empty for the others.</param>
public readonly record struct ComparedMetric(MetricKind Kind, string Name = "")
{
    private const string ScorePrefix = "feedback_scores.";
    private const string AssertionPrefix = "assertions.";

    /// <summary>Whether less is better unless somebody says otherwise: what it takes, and scores that measure harm by their name.</summary>
    public bool LowerIsBetter => Kind switch
    {
        MetricKind.Duration or MetricKind.Cost or MetricKind.Tokens => true,
        MetricKind.Score => HarmNames.Contains(Name),
        _ => false,
    };

    /// <summary>Whether differences are told as shares of the baseline.</summary>
    public bool IsRelative => Kind is MetricKind.Duration or MetricKind.Cost or MetricKind.Tokens;

    /// <summary>The metric of a name; null when there is none of that form.</summary>
    public static ComparedMetric? Parse(string text) => text switch
    {
        "passed" => new ComparedMetric(MetricKind.Passed),
        "duration" => new ComparedMetric(MetricKind.Duration),
        "total_estimated_cost" => new ComparedMetric(MetricKind.Cost),
        "usage.total_tokens" => new ComparedMetric(MetricKind.Tokens),
        _ when text.Length > ScorePrefix.Length && text.StartsWith(ScorePrefix, StringComparison.Ordinal) => new ComparedMetric(MetricKind.Score, text[ScorePrefix.Length..]),
        _ when text.Length > AssertionPrefix.Length && text.StartsWith(AssertionPrefix, StringComparison.Ordinal) => new ComparedMetric(MetricKind.Assertion, text[AssertionPrefix.Length..]),
        _ => null,
    };

    /// <summary>The name that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        MetricKind.Score => ScorePrefix + Name,
        MetricKind.Assertion => AssertionPrefix + Name,
        MetricKind.Passed => "passed",
        MetricKind.Duration => "duration",
        MetricKind.Cost => "total_estimated_cost",
        _ => "usage.total_tokens",
    };
}
