using Opik.Evaluation.Overlap.Stemming;

namespace Opik.Evaluation.Overlap.Meteor;

/// <summary>
/// Which word of an output stands for which of the reference: the same words first, then the same stems, then synonyms. In each
/// stage the output is gone through from its last word, and takes the last free word of the reference that fits. The synonym
/// stage looks up stems, because that is what the stage before leaves.
/// </summary>
internal sealed class MeteorAlignment
{
    private readonly List<(int Place, string Word)> _output;
    private readonly List<(int Place, string Word)> _reference;
    private readonly List<(int Output, int Reference)> _pairs = [];

    public MeteorAlignment(List<string> output, List<string> reference, ISynonyms synonyms)
    {
        _output = [.. output.Select((word, place) => (place, word))];
        _reference = [.. reference.Select((word, place) => (place, word))];
        Match((word, other) => word == other);
        Stem(_output);
        Stem(_reference);
        Match((word, other) => word == other);
        Match(synonyms);
        _pairs.Sort();
    }

    /// <summary>Pairs of words.</summary>
    public int Matches => _pairs.Count;

    /// <summary>Runs of pairs that stand beside each other in both texts.</summary>
    public int Chunks
    {
        get
        {
            var chunks = _pairs.Count == 0 ? 0 : 1;
            for (var i = 1; i < _pairs.Count; i++)
                chunks += _pairs[i].Output == _pairs[i - 1].Output + 1 && _pairs[i].Reference == _pairs[i - 1].Reference + 1 ? 0 : 1;
            return chunks;
        }
    }

    private static void Stem(List<(int Place, string Word)> words)
    {
        for (var i = 0; i < words.Count; i++)
            words[i] = (words[i].Place, PorterStemmer.Stem(words[i].Word));
    }

    private void Match(ISynonyms synonyms)
    {
        var (last, known) = (string.Empty, (IReadOnlySet<string>?)null);
        Match((word, other) =>
        {
            if (known is null || last != word)
                (last, known) = (word, synonyms.Of(word));
            return known.Contains(other);
        });
    }

    private void Match(Func<string, string, bool> fits)
    {
        for (var i = _output.Count - 1; i >= 0; i--)
        {
            var word = _output[i].Word;
            var j = _reference.FindLastIndex(other => fits(word, other.Word));
            if (j < 0)
                continue;
            _pairs.Add((_output[i].Place, _reference[j].Place));
            _output.RemoveAt(i);
            _reference.RemoveAt(j);
        }
    }
}
