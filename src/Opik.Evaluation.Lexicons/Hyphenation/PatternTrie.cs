using System.Text;

namespace Opik.Evaluation.Lexicons.Hyphenation;

/// <summary>
/// Patterns by their letters. A node's children lie together in ascending order of letters, so that a node is three numbers:
/// its letter, its first child, its pattern.
/// </summary>
internal sealed class PatternTrie
{
    private readonly char[] _letters;
    private readonly int[] _firstChild;
    private readonly int[] _pattern;
    private readonly byte[][] _patterns;

    /// <param name="patterns">Texts and their patterns, in any order; a text that is there twice has the later pattern.</param>
    public PatternTrie(IEnumerable<KeyValuePair<string, byte[]>> patterns)
    {
        var sorted = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (text, pattern) in patterns)
            sorted[text] = pattern;
        var texts = sorted.Keys.ToArray();
        _patterns = [.. sorted.Values];
        var (letters, firstChild, owner) = (new List<char> { '\0' }, new List<int>(), new List<int> { -1 });

        // Breadth first: a node stands for the texts of a range that share its beginning.
        var ranges = new Queue<(int From, int To, int Depth)>([(0, texts.Length, 0)]);
        while (ranges.TryDequeue(out var range))
        {
            firstChild.Add(letters.Count);
            var at = range.From;
            if (at < range.To && texts[at].Length == range.Depth)
                owner[firstChild.Count - 1] = at++;
            while (at < range.To)
            {
                var (from, letter) = (at, texts[at][range.Depth]);
                while (at < range.To && texts[at][range.Depth] == letter)
                    at++;
                letters.Add(letter);
                owner.Add(-1);
                ranges.Enqueue((from, at, range.Depth + 1));
            }
        }

        firstChild.Add(letters.Count);
        (_letters, _firstChild, _pattern) = ([.. letters], [.. firstChild], [.. owner]);
    }

    /// <summary>The node that stands for no letters.</summary>
    public static int Root => 0;

    /// <summary>The node behind a letter; -1: no pattern goes on like that.</summary>
    public int Child(int node, char letter)
    {
        var (from, to) = (_firstChild[node], _firstChild[node + 1]);
        var at = Array.BinarySearch(_letters, from, to - from, letter);
        return at < 0 ? -1 : at;
    }

    /// <summary>The pattern that ends in a node: where its first number stands, then its numbers. Empty: none ends there.</summary>
    public ReadOnlySpan<byte> Pattern(int node) => _pattern[node] < 0 ? default : _patterns[_pattern[node]];
}
