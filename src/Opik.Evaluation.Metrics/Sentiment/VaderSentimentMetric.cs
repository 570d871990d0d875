using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Sentiment;

/// <summary>
/// Sentiment of an English text, from 0 (negative) to 1 (positive): the compound score of VADER, moved and halved. Python:
/// <c>VADERSentiment</c>.
/// </summary>
public sealed class VaderSentimentMetric : Metric
{
    private readonly ISentimentAnalyzer _analyzer;

    /// <param name="options">Name, tracking and the analyzer; null: the defaults, and the name <c>vader_sentiment_metric</c>.</param>
    /// <exception cref="ArgumentException">There is a project, but calls are not tracked.</exception>
    public VaderSentimentMetric(SentimentOptions? options = null)
        : base("vader_sentiment_metric", options) => _analyzer = options?.Analyzer ?? new VaderAnalyzer();

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

    /// <summary>Scores a text.</summary>
    /// <param name="output">The text.</param>
    /// <returns>(compound + 1) / 2, with the four scores of the analyzer under <c>vader</c> in the metadata.</returns>
    /// <exception cref="MetricComputationException">The text is blank.</exception>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public ScoreResult Score(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (PythonText.Strip(output).Length == 0)
            throw new MetricComputationException("There is no sentiment in a blank text.");
        var scores = _analyzer.Analyze(output);
        var value = (scores.Compound + 1) / 2;
        return new ScoreResult(Name, value)
        {
            Reason = $"VADER compound score (normalized): {PythonFloat.Fixed(value, 4)}",
            Metadata = new JsonObject { ["vader"] = scores.ToJson() },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output")));
}
