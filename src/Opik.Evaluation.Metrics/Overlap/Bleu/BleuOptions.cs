namespace Opik.Evaluation.Overlap;

/// <summary>Choices of <see cref="SentenceBleuMetric"/> and <see cref="CorpusBleuMetric"/>.</summary>
public sealed record BleuOptions : MetricOptions
{
    /// <summary>Longest n-grams, 1 or more. Default 4. Python: <c>n_grams</c>.</summary>
    public int NGrams { get; init; } = 4;

    /// <summary>
    /// What stands in for precisions of 0: <c>method0</c> (nothing) to <c>method7</c>, as NLTK numbers the techniques of B. Chen
    /// and C. Cherry (WMT 2014). Default <c>method1</c>. Any other name is <c>method0</c>. Python: <c>smoothing_method</c>.
    /// </summary>
    public string SmoothingMethod { get; init; } = "method1";

    /// <summary>Weight of each order; as many as <see cref="NGrams"/>, together 1 within 1e-6. Null: equal ones.</summary>
    public IReadOnlyList<double>? Weights { get; init; }
}
