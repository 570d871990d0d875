using System.Runtime.InteropServices;
using Opik.Evaluation.Tokenizing;

namespace Opik.Evaluation.Conversations;

/// <summary>The words of one reply, as numbers: equal words have equal ones, so that sequences are compared without copies.</summary>
internal sealed class ReplyWords
{
    // Logarithms by division, as the Python client has them: the last bit shows where a reason is rounded.
    private static readonly double Ln2 = Math.Log(2);

    private readonly List<string> _distinct = [];
    private readonly List<int> _counts = [];

    /// <param name="text">The reply in small letters.</param>
    public ReplyWords(string text)
    {
        Text = text;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in new Words(text))
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out var isKnown);
            if (!isKnown)
            {
                number = _counts.Count;
                _counts.Add(0);
            }

            _counts[number]++;
            Words.Add(number);
        }

        _distinct.AddRange(numbers.Keys);
    }

    /// <summary>The reply.</summary>
    public string Text { get; }

    /// <summary>The words, in order.</summary>
    public List<int> Words { get; } = [];

    /// <summary>The different words.</summary>
    public HashSet<string> Distinct => new(_distinct, StringComparer.Ordinal);

    /// <summary>Share of the sequences of <paramref name="size"/> words that occur more than once; 0 without sequences.</summary>
    public double RepeatedShare(int size)
    {
        var total = Words.Count - size + 1;
        if (total <= 0)
            return 0;
        var counts = new Dictionary<int, int>(new SequenceComparer(Words, size));
        for (var start = 0; start < total; start++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, start, out _)++;
        return (double)counts.Values.Where(count => count > 1).Sum() / total;
    }

    /// <summary>Jaccard index of the different words with those of another reply; 0 when there are none at all.</summary>
    public double Overlap(HashSet<string> other)
    {
        var shared = _distinct.Count(other.Contains);
        var all = _distinct.Count + other.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Entropy of the words in parts of the largest that so many different words can have, 0 to 1; 0 below two different words.</summary>
    public double NormalizedEntropy()
    {
        if (_counts.Count < 2)
            return 0;
        var entropy = 0.0;
        foreach (var count in _counts)
        {
            var share = (double)count / Words.Count;
            entropy -= share * (Math.Log(share) / Ln2);
        }

        return Math.Clamp(entropy / (Math.Log(_counts.Count) / Ln2), 0, 1);
    }

    // Sequences by the position of their first word.
    private sealed class SequenceComparer(List<int> words, int size) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => Sequence(x).SequenceEqual(Sequence(y));

        public int GetHashCode(int obj)
        {
            var hash = default(HashCode);
            foreach (var word in Sequence(obj))
                hash.Add(word);
            return hash.ToHashCode();
        }

        private ReadOnlySpan<int> Sequence(int start) => CollectionsMarshal.AsSpan(words).Slice(start, size);
    }
}
