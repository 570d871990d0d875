using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Distributions;

/// <summary>
/// Kullback-Leibler divergence of the words of two texts, in nats: 0 for the same words equally often, without an upper end.
/// Σ (p + s)·ln((p + s) / (q + s)) over the words of the first text. S. Kullback, R. A. Leibler, "On information and
/// sufficiency", Annals of Mathematical Statistics 22 (1951). Arguments: <c>output</c>, <c>reference</c>. Python:
/// <c>KLDivergence</c>.
/// </summary>
public sealed class KLDivergenceMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("output"), new("reference")];
    private readonly KLDivergenceOptions _options;
    private readonly string _direction;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such direction.</exception>
    public KLDivergenceMetric(KLDivergenceOptions? options = null)
        : base("kl_divergence_metric", options)
    {
        _options = options ?? new KLDivergenceOptions();
        _direction = _options.Direction switch
        {
            KLDirection.OutputToReference => "pq",
            KLDirection.ReferenceToOutput => "qp",
            KLDirection.Average => "avg",
            _ => throw new ArgumentOutOfRangeException(nameof(options), _options.Direction, "There is no such direction."),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    /// <exception cref="MetricComputationException">A text is null or has no words, or, without smoothing, a word is missing on the other side.</exception>
    public ScoreResult Score(string? output, string? reference)
    {
        var words = WordCounts.Of(output, reference, _options.Tokenizer);
        var value = _options.Direction switch
        {
            KLDirection.OutputToReference => Divergence(words, isSwapped: false),
            KLDirection.ReferenceToOutput => Divergence(words, isSwapped: true),
            _ => (Divergence(words, isSwapped: false) + Divergence(words, isSwapped: true)) / 2,
        };
        return new(Name, value) { Reason = $"KL divergence ({_direction}): {PythonFloat.Fixed(value, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new(Score(arguments.Text("output"), arguments.Text("reference")));
    }

    private double Divergence(WordCounts words, bool isSwapped)
    {
        var smoothing = Math.Max(0, _options.Smoothing);
        var (pTotal, qTotal) = !_options.Normalize ? (1.0, 1.0) : isSwapped ? (words.ReferenceTotal, words.OutputTotal) : ((double)words.OutputTotal, words.ReferenceTotal);
        var sum = 0.0;
        foreach (var (output, reference) in words.Counts)
        {
            var (first, second) = isSwapped ? (reference, output) : (output, reference);
            if (first == 0)
                continue;
            var p = (first / pTotal) + smoothing;
            var q = (second / qTotal) + smoothing;
            if (q == 0)
                throw new MetricComputationException("A word of one text is missing in the other, so that the divergence is infinite. Give a smoothing above 0.");
            sum += p * Math.Log(p / q);
        }

        return sum;
    }
}
