using System.Runtime.InteropServices;
using Opik.Contracts.PythonRules;
using Opik.Evaluation.Tokenizing;

namespace Opik.Evaluation.Distributions;

/// <summary>How often each word occurs in two texts, in the order in which words first appear.</summary>
internal sealed class WordCounts
{
    private readonly List<(int Output, int Reference)> _counts = [];

    private WordCounts()
    {
    }

    /// <summary>The counts of every word of either text.</summary>
    public ReadOnlySpan<(int Output, int Reference)> Counts => CollectionsMarshal.AsSpan(_counts);

    /// <summary>The words, in the order of <see cref="Counts"/>.</summary>
    public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Number of words in the output.</summary>
    public int OutputTotal { get; private set; }

    /// <summary>Number of words in the reference.</summary>
    public int ReferenceTotal { get; private set; }

    /// <exception cref="MetricComputationException">A text is null or has no words.</exception>
    public static WordCounts Of(string? output, string? reference, Func<string, IEnumerable<string>>? tokenizer)
    {
        if (output is null || reference is null)
            throw new MetricComputationException("Output and reference must be texts.");
        var counts = new WordCounts();
        counts.OutputTotal = counts.Add(output, tokenizer, isOutput: true);
        counts.ReferenceTotal = counts.Add(reference, tokenizer, isOutput: false);
        if (counts.OutputTotal == 0 || counts.ReferenceTotal == 0)
            throw new MetricComputationException($"The {(counts.OutputTotal == 0 ? "output" : "reference")} has no words to count.");
        return counts;
    }

    private int Add(string text, Func<string, IEnumerable<string>>? tokenizer, bool isOutput)
    {
        var total = 0;
        if (tokenizer is null)
        {
            var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var word in new Blanks(PythonCase.Lower(text)))
            {
                Count(ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out _), isOutput);
                total++;
            }

            return total;
        }

        foreach (var word in tokenizer(text))
        {
            Count(ref CollectionsMarshal.GetValueRefOrAddDefault(Words, word, out _), isOutput);
            total++;
        }

        return total;
    }

    // A word keeps the number of its counts plus one; 0 is new.
    private void Count(ref int place, bool isOutput)
    {
        if (place == 0)
        {
            _counts.Add(default);
            place = _counts.Count;
        }

        ref var counts = ref CollectionsMarshal.AsSpan(_counts)[place - 1];
        counts = isOutput ? (counts.Output + 1, counts.Reference) : (counts.Output, counts.Reference + 1);
    }
}
