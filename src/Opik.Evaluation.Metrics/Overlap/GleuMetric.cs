using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.NGrams;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// Overlap of word n-grams, 0 to 1: the smaller of precision and recall over all n-grams of all lengths, of the reference that is
/// nearest. Words are what stands between blanks; large and small letters differ. Y. Wu et al., "Google's Neural Machine
/// Translation System" (2016), §6. Python: <c>GLEU</c>.
/// </summary>
public sealed class GleuMetric : Metric
{
    private readonly GleuOptions _options;

    /// <param name="options">Choices; null: the defaults, and the name <c>gleu_metric</c>.</param>
    /// <exception cref="ArgumentException">A length is not positive, or the smallest is above the largest.</exception>
    public GleuMetric(GleuOptions? options = null)
        : base("gleu_metric", options)
    {
        _options = options ?? new GleuOptions();
        if (_options.MinLength < 1 || _options.MaxLength < _options.MinLength)
            throw new ArgumentException($"Lengths must be positive and in order, not {_options.MinLength} to {_options.MaxLength}.", nameof(options));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores a text.</summary>
    /// <exception cref="MetricComputationException">The output or a reference is blank, or there is no reference.</exception>
    public ScoreResult Score(string output, params IReadOnlyList<string> references)
    {
        ReferenceTexts.Check("GLEU", output, references);
        var best = Best(output, references);
        return new ScoreResult(Name, best) { Reason = $"GLEU score: {PythonFloat.Fixed(best, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Texts("reference")));

    private double Best(string output, IReadOnlyList<string> references)
    {
        var numbers = new TokenNumbers();
        var words = numbers.OfWords(output);
        var distinct = numbers.Count;
        var best = 0.0;
        foreach (var reference in references)
            best = Math.Max(best, Score(distinct, words, numbers.OfWords(reference)));
        return best;
    }

    private double Score(int distinct, int[] output, int[] reference)
    {
        using var ladder = new NGramLadder(distinct, output, reference);
        var (hits, outputs, references) = (0, 0, 0);
        for (var order = 1; order <= Math.Min(_options.MaxLength, Math.Max(output.Length, reference.Length)); order++)
        {
            if (order > 1)
                ladder.Climb();
            if (order < _options.MinLength)
                continue;
            hits += ladder.Matches;
            outputs += NGramLadder.Total(output.Length, order);
            references += NGramLadder.Total(reference.Length, order);
        }

        var all = Math.Max(outputs, references);
        return all == 0 ? 0 : (double)hits / all;
    }
}
