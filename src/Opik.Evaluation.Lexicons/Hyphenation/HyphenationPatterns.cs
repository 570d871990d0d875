using System.Text;
using Opik.Evaluation.Lexicons.Tables;

namespace Opik.Evaluation.Lexicons.Hyphenation;

/// <summary>
/// Where words of a language may be divided: Liang, "Word Hy-phen-a-tion by Com-put-er", 1983. The patterns are those of TeX; a
/// dictionary of LibreOffice may take their place (<see cref="ReadDictionary"/>). A language is read on first use and kept.
/// </summary>
public sealed class HyphenationPatterns
{
    // Nearer to an end of the word than this there is no point. Python: pyphen's left and right.
    private const int Margin = 2;
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<HyphenationPatterns>> Loaded = new(StringComparer.Ordinal);
    private readonly PatternTrie _patterns;
    private readonly Dictionary<string, byte[]> _exceptions;

    internal HyphenationPatterns(IEnumerable<KeyValuePair<string, byte[]>> patterns, Dictionary<string, byte[]>? exceptions = null) =>
        (_patterns, _exceptions) = (new PatternTrie(patterns), exceptions ?? new(StringComparer.Ordinal));

    /// <summary>The patterns of a locale; where there are none for the region, those of the language.</summary>
    /// <param name="locale">Locale, e.g. <c>de_DE</c> or <c>fr-CA</c>.</param>
    /// <returns>The patterns; null: there are none.</returns>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static HyphenationPatterns? ForLocale(string locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        return HyphenationLocales.Table(locale) is { } table ? Loaded.GetOrAdd(table, static name => new(() => FromTable(EmbeddedTables.Load("hyphenation-" + name)))).Value : null;
    }

    /// <summary>
    /// Reads a dictionary of LibreOffice (<c>hyph_de_DE.dic</c>): the character set in the first line, then a pattern a line, as
    /// in <c>.a2b1s</c>. Python uses these; Linux distributions install them in <c>/usr/share/hyphen</c>.
    /// </summary>
    /// <exception cref="FormatException">It is no such dictionary.</exception>
    public static HyphenationPatterns ReadDictionary(Stream dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return new(HyphenationDictionary.Read(dictionary));
    }

    /// <summary>How many points a word has at which it may be divided, at least two characters from either end.</summary>
    /// <param name="word">The word in small letters.</param>
    public int CountPoints(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var length = word.Length;
        if (length < 2 * Margin)
            return 0;
        if (_exceptions.TryGetValue(word, out var points))
            return points.Count(point => point >= Margin && point <= length - Margin);

        Span<byte> levels = length < 256 ? stackalloc byte[length + 3] : new byte[length + 3];
        levels.Clear();
        Apply($".{word}.", levels);
        var count = 0;
        for (var point = Margin; point <= length - Margin; point++)
            count += levels[point + 1] & 1;
        return count;
    }

    // The larger number wins; a position is that of the character behind it, the dot in front counted.
    private void Apply(string dotted, Span<byte> levels)
    {
        for (var start = 0; start < dotted.Length; start++)
        {
            var node = PatternTrie.Root;
            for (var at = start; at < dotted.Length && (node = _patterns.Child(node, dotted[at])) >= 0; at++)
            {
                var pattern = _patterns.Pattern(node);
                for (var i = 1; i < pattern.Length && start + pattern[0] + i - 1 < levels.Length; i++)
                {
                    ref var level = ref levels[start + pattern[0] + i - 1];
                    level = Math.Max(level, pattern[i]);
                }
            }
        }
    }

    private static HyphenationPatterns FromTable(PackedTable table)
    {
        var (patterns, exceptions) = (new List<KeyValuePair<string, byte[]>>(table.Count), new Dictionary<string, byte[]>(StringComparer.Ordinal));
        table.ForEach((key, payload) =>
        {
            var text = Encoding.UTF8.GetString(key);
            if (text.StartsWith('='))
                exceptions[text[1..]] = payload.ToArray();
            else
                patterns.Add(new(text, payload.ToArray()));
        });
        return new(patterns, exceptions);
    }
}
