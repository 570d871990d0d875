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
        var best = Best(output, references);
        return new ScoreResult(Name, best) { Reason = $"chrF score: {PythonFloat.Fixed(best, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Texts("reference")));

    private double Best(string output, IReadOnlyList<string> references)
    {
        var points = new CodePoints(stackalloc int[CodePoints.Ascii]);
        var left = points.Of(Case(output), _options.IgnoreWhitespace);
        var distinct = points.Count;
        var best = double.NegativeInfinity;
        foreach (var reference in references)
            best = Math.Max(best, Score(distinct, left, points.Of(Case(reference), _options.IgnoreWhitespace)));
        return best;
    }

    private double Score(int distinct, int[] output, int[] reference)
    {
        using var ladder = new NGramLadder(distinct, output, reference);
        var sum = FScore(ladder.Matches, output.Length, reference.Length);
        for (var order = 2; order <= _options.CharOrder; order++)
        {
            // Longer ones share nothing either; what they add is next to nothing.
            if (ladder.Matches == 0)
                return (sum + ((_options.CharOrder - ladder.Order) * Nothing)) / _options.CharOrder;
            ladder.Climb();
            sum += FScore(ladder.Matches, NGramLadder.Total(output.Length, order), NGramLadder.Total(reference.Length, order));
        }

        return sum / _options.CharOrder;
    }

    private string Case(string text) => _options.Lowercase ? PythonCase.Lower(text) : text;

    private double FScore(int matches, int outputs, int references)
    {
        if (matches == 0)
            return Nothing;
        var (precision, recall) = ((double)matches / outputs, (double)matches / references);
        var weight = _options.Beta * _options.Beta;
        return (1 + weight) * (precision * recall) / ((weight * precision) + recall);
    }
}
