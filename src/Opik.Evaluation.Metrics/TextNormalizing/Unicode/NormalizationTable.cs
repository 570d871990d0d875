using System.Collections.Frozen;
using System.Text;

namespace Opik.Evaluation.TextNormalizing.Unicode;

/// <summary>
/// Decompositions, compositions and the order of combining characters, as <c>data/export.mjs</c> writes them when this project
/// is built. Read once, on first use.
/// </summary>
internal sealed class NormalizationTable
{
    private static readonly Lazy<NormalizationTable?> Loaded = new(Load);

    private NormalizationTable(FrozenDictionary<int, string> canonical, FrozenDictionary<int, string> compatible, FrozenDictionary<long, int> compositions, FrozenDictionary<int, int> ranks) =>
        (Canonical, Compatible, Compositions, Ranks) = (canonical, compatible, compositions, ranks);

    /// <summary>The table; null: this build has none, because Node was missing.</summary>
    public static NormalizationTable? Instance => Loaded.Value;

    /// <summary>Full canonical decompositions by code point.</summary>
    public FrozenDictionary<int, string> Canonical { get; }

    /// <summary>Full compatibility decompositions by code point, where they differ from the canonical ones.</summary>
    public FrozenDictionary<int, string> Compatible { get; }

    /// <summary>What two code points compose to, by <see cref="Pair"/>.</summary>
    public FrozenDictionary<long, int> Compositions { get; }

    /// <summary>Place of combining characters in canonical order; others have none.</summary>
    public FrozenDictionary<int, int> Ranks { get; }

    /// <summary>Key of two code points.</summary>
    public static long Pair(int first, int second) => ((long)first << 21) | (uint)second;

    private static NormalizationTable? Load()
    {
        using var stream = typeof(NormalizationTable).Assembly.GetManifestResourceStream("normalization.txt");
        if (stream is null)
            return null;
        var (canonical, compatible) = (new Dictionary<int, string>(), new Dictionary<int, string>());
        var (compositions, ranks) = (new Dictionary<long, int>(), new Dictionary<int, int>());
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            // e.g. "cée" + U+0301, "r" + U+0301 + "v"
            var first = Rune.GetRuneAt(line, 1);
            var rest = line[(1 + first.Utf16SequenceLength)..];
            if (line[0] == 'c')
                canonical[first.Value] = rest;
            else if (line[0] == 'k')
                compatible[first.Value] = rest;
            else if (line[0] == 'r')
                ranks[first.Value] = rest[0];
            else
                compositions[Pair(first.Value, Rune.GetRuneAt(rest, 0).Value)] = Rune.GetRuneAt(rest, Rune.GetRuneAt(rest, 0).Utf16SequenceLength).Value;
        }

        return new(canonical.ToFrozenDictionary(), compatible.ToFrozenDictionary(), compositions.ToFrozenDictionary(), ranks.ToFrozenDictionary());
    }
}
