using System.Globalization;

namespace Opik.Contracts.PythonRules;

/// <summary>Parts of expressions as .NET reads them.</summary>
internal static class PatternText
{
    public const string Word = @"\p{L}\p{N}_";
    public const string AsciiWord = "a-zA-Z0-9_";
    public const string Space = @"\s\u001c-\u001f";
    public const string AsciiSpace = @" \t\n\r\f\v";

    /// <summary>A character that stands for itself, within and outside classes.</summary>
    public static string Escaped(int codePoint) => codePoint < 0x80 && !char.IsAsciiLetterOrDigit((char)codePoint) || codePoint is >= 0xD800 and <= 0xDFFF
        ? $"\\u{codePoint.ToString("x4", CultureInfo.InvariantCulture)}"
        : ((char)codePoint).ToString();

    /// <summary>Flags that .NET has too; <paramref name="none"/> when there is none of them.</summary>
    public static string Inline(PatternFlags on, PatternFlags off, string none, string end)
    {
        var (added, removed) = (Letters(on), Letters(off));
        return added.Length + removed.Length == 0 ? none : $"(?{added}{(removed.Length > 0 ? "-" + removed : string.Empty)}{end}";
    }

    private static string Letters(PatternFlags flags) =>
        $"{(flags.HasFlag(PatternFlags.IgnoreCase) ? "i" : "")}{(flags.HasFlag(PatternFlags.MultiLine) ? "m" : "")}{(flags.HasFlag(PatternFlags.DotAll) ? "s" : "")}";
}
