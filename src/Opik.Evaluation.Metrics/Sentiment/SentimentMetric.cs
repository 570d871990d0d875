using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Sentiment;

/// <summary>Sentiment of an English text, from -1 to 1: the compound score of VADER. Higher is more positive. Python: <c>Sentiment</c>.</summary>
public sealed class SentimentMetric : Metric
{
    // Where the authors of VADER draw the line between neutral and the rest.
    private const double Threshold = 0.05;
    private readonly ISentimentAnalyzer _analyzer;

    /// <param name="options">Name, tracking and the analyzer; null: the defaults, and the name <c>sentiment_metric</c>.</param>
    /// <exception cref="ArgumentException">There is a project, but calls are not tracked.</exception>
    public SentimentMetric(SentimentOptions? options = null)
        : base("sentiment_metric", options) => _analyzer = options?.Analyzer ?? new VaderAnalyzer();

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

    /// <summary>Scores a text.</summary>
    /// <param name="output">The text.</param>
    /// <returns>The compound score, with all four as metadata.</returns>
    /// <exception cref="MetricComputationException">The text is blank.</exception>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public ScoreResult Score(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (PythonText.Strip(output).Length == 0)
            throw new MetricComputationException("There is no sentiment in a blank text.");
        var scores = _analyzer.Analyze(output);
        var label = scores.Compound >= Threshold ? "positive" : scores.Compound <= -Threshold ? "negative" : "neutral";
        return new ScoreResult(Name, scores.Compound)
        {
            Reason = $"Text sentiment analysis: {label} (compound score: {PythonFloat.Fixed(scores.Compound, 4)})",
            Metadata = scores.ToJson(),
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output")));
}
