namespace Opik.Evaluation.Overlap.Bleu;

/// <summary>
/// BLEU of sentences taken together: K. Papineni et al., "BLEU: a Method for Automatic Evaluation of Machine Translation"
/// (ACL 2002).
/// </summary>
internal sealed class BleuScore
{
    private const double WeightTolerance = 1e-6;
    private readonly BleuOptions _options;
    private readonly double[] _weights;

    /// <exception cref="ArgumentException">The order is below 1, or the weights do not fit.</exception>
    public BleuScore(BleuOptions options)
    {
        if (options.NGrams < 1)
            throw new ArgumentException($"NGrams must be at least 1, not {options.NGrams}.", nameof(options));
        _options = options;
        _weights = options.Weights is { } given ? [.. given] : [.. Enumerable.Repeat(1.0 / options.NGrams, options.NGrams)];
        if (_weights.Length != options.NGrams)
            throw new ArgumentException($"There are {_weights.Length} weights for {options.NGrams} orders.", nameof(options));
        if (options.Weights is not null && !(Math.Abs(_weights.Sum() - 1) <= WeightTolerance))
            throw new ArgumentException("The weights must sum to 1.", nameof(options));
    }

    /// <summary>Counts what an output shares with its references.</summary>
    public BleuSentence Count(string output, IReadOnlyList<string> references) =>
        new(output, references, _weights.Length, _options.SmoothingMethod is "method5" or "method7");

    /// <param name="sentences">What was counted.</param>
    public double Of(params IReadOnlyList<BleuSentence> sentences)
    {
        var (length, reference, longest) = (0, 0, 0);
        foreach (var sentence in sentences)
        {
            length += sentence.Length;
            reference += sentence.ReferenceLength;
            longest = Math.Max(longest, sentence.Length);
        }

        // Longer n-grams than the longest output has are left out, and the weights of the others take their place.
        var orders = Math.Min(_weights.Length, longest);
        var (matches, totals) = (new int[orders], new int[orders]);
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < orders; i++)
            {
                matches[i] += sentence.Matches[i];
                totals[i] += Math.Max(1, sentence.Total(i + 1));
            }
        }

        if (matches[0] == 0)
            return 0;
        var precisions = BleuSmoothing.Smooth(_options.SmoothingMethod, matches, totals, length, sentences[^1]);
        var weights = _weights.AsSpan(0, orders);
        var (sum, exponent) = (0.0, 0.0);
        foreach (var weight in weights)
            sum += weight;
        for (var i = 0; i < orders; i++)
        {
            if (precisions[i] > 0)
                exponent += weights[i] / (sum == 0 ? 1 : sum) * Math.Log(precisions[i]);
        }

        return (length > reference ? 1 : Math.Exp(1 - ((double)reference / length))) * Math.Exp(exponent);
    }
}
