using System.Globalization;
using System.Text;

namespace Opik.Contracts.PythonRules;

/// <summary>Texts as Python shows them inside lists and dictionaries.</summary>
internal static class PythonLiteral
{
    /// <summary>The text in quotes: single ones, or double ones when it has single ones only.</summary>
    public static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var output = new StringBuilder().Append(quote);
        for (var position = 0; position < text.Length;)
        {
            var rune = PythonText.At(text, position, out var length);
            if (char.IsSurrogate(text[position]) && length == 1)
                output.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[position]:x4}");
            else
                Append(output, rune, quote);
            position += length;
        }

        return output.Append(quote).ToString();
    }

    private static void Append(StringBuilder output, Rune rune, char quote)
    {
        var code = rune.Value;
        if (code == quote || code == '\\')
            output.Append('\\').Append((char)code);
        else if (code is '\n' or '\r' or '\t')
            output.Append('\\').Append(code == '\n' ? 'n' : code == '\r' ? 'r' : 't');
        else if (code == ' ' || IsPrintable(rune))
            output.Append(rune.ToString());
        else
            output.Append(CultureInfo.InvariantCulture, $"\\{(code < 0x100 ? $"x{code:x2}" : code < 0x10000 ? $"u{code:x4}" : $"U{code:x8}")}");
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
