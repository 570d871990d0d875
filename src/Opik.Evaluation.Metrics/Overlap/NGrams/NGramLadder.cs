namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>
/// N-grams of several sequences as numbers, one order after the other: equal n-grams have equal numbers, dense from 0. An n-gram
/// is the number of the one before it and a token, so that no text is ever put together.
/// </summary>
internal sealed class NGramLadder
{
    private readonly int[][] _tokens;
    private readonly int[][] _ngrams;
    private readonly Dictionary<long, int> _numbers = [];

    /// <param name="distinctTokens">Tokens are below that.</param>
    /// <param name="sequences">Tokens as numbers.</param>
    public NGramLadder(int distinctTokens, params int[][] sequences)
    {
        _tokens = sequences;
        _ngrams = [.. sequences.Select(sequence => (int[])sequence.Clone())];
        Distinct = distinctTokens;
    }

    /// <summary>Length of the n-grams; 1 at first.</summary>
    public int Order { get; private set; } = 1;

    /// <summary>How many different ones there are; their numbers are below.</summary>
    public int Distinct { get; private set; }

    /// <summary>The n-grams of a sequence in order; empty when it is shorter than <see cref="Order"/>.</summary>
    public ReadOnlySpan<int> Of(int sequence) => _ngrams[sequence].AsSpan(0, Math.Max(0, _tokens[sequence].Length - Order + 1));

    /// <summary>How often each occurs in a sequence.</summary>
    public int[] Counts(int sequence)
    {
        var counts = new int[Distinct];
        foreach (var ngram in Of(sequence))
            counts[ngram]++;
        return counts;
    }

    /// <summary>Goes on to the next order.</summary>
    public void Climb()
    {
        _numbers.Clear();
        for (var i = 0; i < _tokens.Length; i++)
        {
            var (tokens, ngrams) = (_tokens[i], _ngrams[i]);
            for (var place = 0; place + Order < tokens.Length; place++)
            {
                var key = ((long)ngrams[place] << 32) | (uint)tokens[place + Order];
                if (!_numbers.TryGetValue(key, out var number))
                    _numbers.Add(key, number = _numbers.Count);
                ngrams[place] = number;
            }
        }

        Order++;
        Distinct = _numbers.Count;
    }

    /// <summary>Occurrences in common: of each n-gram the smaller count.</summary>
    public static int Overlap(int[] left, int[] right)
    {
        var overlap = 0;
        for (var i = 0; i < left.Length; i++)
            overlap += Math.Min(left[i], right[i]);
        return overlap;
    }
}
