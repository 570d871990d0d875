using System.Text;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Looks for a text without case in UTF-8 as it is stored, which most rows fail: only those that pass are decoded. For
/// texts of plain ASCII, which JSON never escapes.
/// </summary>
internal sealed class AsciiNeedle
{
    // From frequent to rare in English text; what is not in it (digits, punctuation) is rarer than any letter here.
    private const string ByFrequency = "etaoinsrhldcumfpgwybvkxjqz";

    private readonly byte[] _upper;
    private readonly int _rarest;
    private readonly byte _rareLower;
    private readonly byte _rareUpper;

    private AsciiNeedle(string text)
    {
        _upper = Encoding.ASCII.GetBytes(text.ToUpperInvariant());
        _rarest = Enumerable.Range(0, text.Length).MaxBy(i => Rank(text[i]));
        _rareLower = (byte)char.ToLowerInvariant(text[_rarest]);
        _rareUpper = _upper[_rarest];
    }

    /// <summary>The needle of a text; null when it has other characters than plain ASCII, or none.</summary>
    public static AsciiNeedle? Of(string text) =>
        text.Length > 0 && text.All(character => character is >= ' ' and <= '~' and not ('"' or '\\' or '/')) ? new AsciiNeedle(text) : null;

    /// <summary>Whether the text stands in the bytes.</summary>
    public bool IsIn(ReadOnlySpan<byte> utf8)
    {
        for (var at = _rarest; at < utf8.Length; at++)
        {
            var next = utf8[at..].IndexOfAny(_rareLower, _rareUpper);
            if (next < 0)
                return false;
            at += next;
            var start = at - _rarest;
            if (start + _upper.Length > utf8.Length)
                return false;
            if (Ascii.EqualsIgnoreCase(utf8.Slice(start, _upper.Length), _upper))
                return true;
        }

        return false;
    }

    private static int Rank(char character) => ByFrequency.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal) is var rank and >= 0 ? rank : ByFrequency.Length;
}
