using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.NGrams;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// Overlap of character n-grams, 0 to 1: the mean over all orders of the F-score of precision and recall. An order that a text
/// is too short for counts as 0, so that two equal texts of two letters score 2/6. Of several references the best one counts.
/// M. Popović, "chrF: character n-gram F-score for automatic MT evaluation" (WMT 2015). Python: <c>ChrF</c>; its
/// <c>word_order</c> has no effect there and is left out.
/// </summary>
public sealed class ChrFMetric : Metric
{
    private const double Nothing = 1e-16;
    private readonly ChrFOptions _options;

    /// <param name="options">Choices; null: the defaults, and the name <c>chrf_metric</c>.</param>
    /// <exception cref="ArgumentException">An order is below 1.</exception>
    public ChrFMetric(ChrFOptions? options = null)
        : base("chrf_metric", options)
    {
        _options = options ?? new ChrFOptions();
        if (_options.CharOrder < 1)
            throw new ArgumentException($"CharOrder must be at least 1, not {_options.CharOrder}.", nameof(options));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores a text.</summary>
    /// <exception cref="MetricComputationException">The output or a reference is blank, or there is no reference.</exception>
    public ScoreResult Score(string output, params IReadOnlyList<string> references)
    {
        ReferenceTexts.Check("chrF", output, references);
        var best = references.Max(reference => Score(output, reference));
        return new ScoreResult(Name, best) { Reason = $"chrF score: {PythonFloat.Fixed(best, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Texts("reference")));

    private double Score(string output, string reference)
    {
        var points = new CodePoints();
        var (left, right) = (Points(points, output), Points(points, reference));
        var ladder = new NGramLadder(points.Count, left, right);
        var sum = FScore(ladder);
        // Orders that both texts are too short for add next to nothing.
        while (ladder.Order < _options.CharOrder && ladder.Distinct > 0)
        {
            ladder.Climb();
            sum += FScore(ladder);
        }

        sum += (_options.CharOrder - ladder.Order) * Nothing;

        return sum / _options.CharOrder;
    }

    private int[] Points(CodePoints points, string text) => points.Of(_options.Lowercase ? PythonCase.Lower(text) : text, _options.IgnoreWhitespace ? char.IsWhiteSpace : null);

    private double FScore(NGramLadder ladder)
    {
        var (outputs, references) = (ladder.Of(0).Length, ladder.Of(1).Length);
        if (outputs == 0 || references == 0)
            return Nothing;
        var overlap = NGramLadder.Overlap(ladder.Counts(0), ladder.Counts(1));
        var (precision, recall) = ((double)overlap / outputs, (double)overlap / references);
        var weight = _options.Beta * _options.Beta;
        var divisor = (weight * precision) + recall;
        return divisor == 0 ? Nothing : (1 + weight) * (precision * recall) / divisor;
    }
}
