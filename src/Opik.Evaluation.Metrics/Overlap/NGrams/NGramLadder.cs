using System.Buffers;

namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>
/// N-grams that an output shares with references, one length after the other. An n-gram is a number, made of the number of the one that is
/// shorter by a token, so that no text is ever put together; once one is not shared, the longer ones that begin with it are passed over.
/// </summary>
internal sealed class NGramLadder : IDisposable
{
    private const int Unshared = -1;
    private readonly int[] _output;
    private readonly IReadOnlyList<int[]> _references;
    private readonly int[] _outputNGrams;
    private readonly int[][] _referenceNGrams;
    private readonly int[] _counts;
    private readonly int[] _most;
    private readonly int[] _own;
    private NGramNumbers? _numbers;
    private int _distinct;

    /// <param name="distinct">Different tokens of the output; their numbers are below that, and those of other tokens are not.</param>
    /// <param name="output">Tokens of the output as numbers.</param>
    /// <param name="references">Tokens of the references as numbers.</param>
    public NGramLadder(int distinct, int[] output, params IReadOnlyList<int[]> references)
    {
        (_output, _references, _distinct) = (output, references, distinct);
        (_counts, _most, _own) = (Rent(output.Length), Rent(output.Length), Rent(output.Length));
        _outputNGrams = Rent(output.Length);
        output.CopyTo(_outputNGrams, 0);
        _referenceNGrams = new int[references.Count][];
        for (var i = 0; i < _referenceNGrams.Length; i++)
        {
            var ngrams = _referenceNGrams[i] = Rent(references[i].Length);
            for (var place = 0; place < references[i].Length; place++)
                ngrams[place] = references[i][place] < distinct ? references[i][place] : Unshared;
        }

        Count();
    }

    /// <summary>Length of the n-grams; 1 at first.</summary>
    public int Order { get; private set; } = 1;

    /// <summary>
    /// N-grams of the output that a reference has, each counted no more often than the reference that has it most often. Once it is 0, it
    /// stays 0.
    /// </summary>
    public int Matches { get; private set; }

    /// <summary>N-grams of a length in so many tokens.</summary>
    public static int Total(int tokens, int order) => Math.Max(0, tokens - order + 1);

    /// <summary>Goes on to the next length.</summary>
    public void Climb()
    {
        if (Matches > 0)
        {
            _numbers ??= new NGramNumbers(_output.Length);
            _numbers.Clear();
            for (var place = 0; place + Order < _output.Length; place++)
            {
                var shorter = _outputNGrams[place];
                _outputNGrams[place] = shorter == Unshared || _most[shorter] == 0 ? Unshared : _numbers.Add(shorter, _output[place + Order]);
            }

            for (var i = 0; i < _referenceNGrams.Length; i++)
            {
                var (tokens, ngrams) = (_references[i], _referenceNGrams[i]);
                for (var place = 0; place + Order < tokens.Length; place++)
                    ngrams[place] = ngrams[place] == Unshared ? Unshared : _numbers.Of(ngrams[place], tokens[place + Order]);
            }

            _distinct = _numbers.Count;
        }

        Order++;
        if (Matches > 0)
            Count();
    }

    public void Dispose()
    {
        _numbers?.Dispose();
        foreach (var buffer in (ReadOnlySpan<int[]>)[_outputNGrams, _counts, _most, _own, .. _referenceNGrams])
            ArrayPool<int>.Shared.Return(buffer);
    }

    private static int[] Rent(int length) => ArrayPool<int>.Shared.Rent(Math.Max(1, length));

    private void Count()
    {
        var counts = _counts.AsSpan(0, _distinct);
        var most = _most.AsSpan(0, _distinct);
        Tally(counts, _outputNGrams.AsSpan(0, Total(_output.Length, Order)));
        most.Clear();
        for (var i = 0; i < _referenceNGrams.Length; i++)
        {
            var own = i == 0 ? most : _own.AsSpan(0, _distinct);
            Tally(own, _referenceNGrams[i].AsSpan(0, Total(_references[i].Length, Order)));
            for (var ngram = 0; i > 0 && ngram < own.Length; ngram++)
                most[ngram] = Math.Max(most[ngram], own[ngram]);
        }

        Matches = 0;
        for (var ngram = 0; ngram < counts.Length; ngram++)
            Matches += Math.Min(counts[ngram], most[ngram]);
    }

    private static void Tally(Span<int> counts, ReadOnlySpan<int> ngrams)
    {
        counts.Clear();
        foreach (var ngram in ngrams)
        {
            if (ngram != Unshared)
                counts[ngram]++;
        }
    }
}
