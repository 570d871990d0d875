using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Opik.Evaluation.Lexicons.Hyphenation;

/// <summary>The format of LibreOffice's hyphenation dictionaries, read as pyphen does: levels and nonstandard divisions are passed over.</summary>
internal static partial class HyphenationDictionary
{
    private static readonly string[] Ignored = ["%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN"];

    /// <summary>Patterns by their letters.</summary>
    /// <exception cref="FormatException">It is no such dictionary.</exception>
    public static IEnumerable<KeyValuePair<string, byte[]>> Read(Stream dictionary)
    {
        using var bytes = new MemoryStream();
        dictionary.CopyTo(bytes);
        var end = bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf((byte)'\n');
        if (end is < 0 or > 40)
            throw new FormatException("The first line of a hyphenation dictionary names its character set.");
        var encoding = EncodingOf(Encoding.ASCII.GetString(bytes.GetBuffer(), 0, end).Trim());
        var lines = encoding.GetString(bytes.GetBuffer(), end + 1, (int)bytes.Length - end - 1).Split('\n');
        return lines.Select(line => line.Trim()).Where(IsPattern).Select(Parse).Where(pattern => pattern.Value.Length > 1);
    }

    private static bool IsPattern(string line) => line.Length > 0 && !Array.Exists(Ignored, start => line.StartsWith(start, StringComparison.Ordinal));

    // ".ab4ba" is the text ".abba" with 4 in front of the fourth character; a number that is not written is 0.
    private static KeyValuePair<string, byte[]> Parse(string line)
    {
        var pattern = HexadecimalCharacter().Replace(line, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        if (pattern.Contains('/', StringComparison.Ordinal) && pattern.Contains('=', StringComparison.Ordinal))
            pattern = pattern[..pattern.IndexOf('/', StringComparison.Ordinal)];
        var (text, levels) = (new StringBuilder(), new List<byte> { 0 });
        for (var i = 0; i < pattern.Length; i++)
        {
            // Digits side by side, a mistake of a few dictionaries, push each other on in pyphen.
            if (!char.IsAsciiDigit(pattern[i]))
            {
                text.Append(pattern[i]);
                levels.Add(0);
            }
            else if (i > 0 && char.IsAsciiDigit(pattern[i - 1]))
                levels.Add((byte)(pattern[i] - '0'));
            else
                levels[^1] = (byte)(pattern[i] - '0');
        }

        var first = levels.FindIndex(level => level > 0);
        return new(text.ToString(), first < 0 ? [] : [(byte)first, .. levels[first..(levels.FindLastIndex(level => level > 0) + 1)]]);
    }

    private static Encoding EncodingOf(string name)
    {
        // .NET knows Latin-1 and Unicode; the others come with a provider.
        var canonical = name.ToUpperInvariant() switch
        {
            "MICROSOFT-CP1251" => "windows-1251",
            var iso when iso.StartsWith("ISO8859-", StringComparison.Ordinal) => "iso-8859-" + iso[8..],
            var other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(canonical) ?? Encoding.GetEncoding(canonical);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"'{name}', the first line of the hyphenation dictionary, is no character set.", exception);
        }
    }

    [GeneratedRegex(@"\^\^([0-9a-f]{2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HexadecimalCharacter();
}
