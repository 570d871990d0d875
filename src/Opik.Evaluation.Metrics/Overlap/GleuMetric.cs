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
        var words = PythonWords.Split(output);
        var best = references.Max(reference => Score(words, PythonWords.Split(reference)));
        return new ScoreResult(Name, best) { Reason = $"GLEU score: {PythonFloat.Fixed(best, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Texts("reference")));

    private double Score(List<string> output, List<string> reference)
    {
        var numbers = new TokenNumbers();
        var (left, right) = (numbers.Of(output), numbers.Of(reference));
        var ladder = new NGramLadder(numbers.Count, left, right);
        var (hits, outputs, references) = (0, 0, 0);
        while (true)
        {
            if (ladder.Order >= _options.MinLength)
            {
                hits += NGramLadder.Overlap(ladder.Counts(0), ladder.Counts(1));
                outputs += ladder.Of(0).Length;
                references += ladder.Of(1).Length;
            }

            if (ladder.Order == _options.MaxLength || ladder.Distinct == 0)
                break;
            ladder.Climb();
        }

        var all = Math.Max(outputs, references);
        return all == 0 ? 0 : (double)hits / all;
    }
}
