using System.Globalization;
using System.Text;

namespace Opik.Prompts.Jinja.Syntax;

/// <summary>Escapes in the texts of a template: those of Python.</summary>
internal static class Escapes
{
    /// <summary>The text with its escapes replaced; a backslash before anything else stays.</summary>
    public static string Decode(string text, int line)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var output = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
                output.Append(text[i]);
            else
                i = Append(output, text, i + 1, line);
        }

        return output.ToString();
    }

    // Returns the last position that belongs to the escape.
    private static int Append(StringBuilder output, string text, int at, int line)
    {
        switch (text[at])
        {
            case '\n':
                return at;
            case '\\' or '\'' or '"':
                output.Append(text[at]);
                return at;
            case 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
                output.Append("\a\b\f\n\r\t\v"["abfnrtv".IndexOf(text[at], StringComparison.Ordinal)]);
                return at;
            case 'x':
                return Hex(output, text, at, 2, line);
            case 'u':
                return Hex(output, text, at, 4, line);
            case 'U':
                return Hex(output, text, at, 8, line);
            case >= '0' and <= '7':
                var end = at;
                var code = 0;
                while (end < text.Length && end - at < 3 && text[end] is >= '0' and <= '7')
                    code = (code * 8) + text[end++] - '0';
                output.Append((char)code);
                return end - 1;
            default:
                output.Append('\\').Append(text[at]);
                return at;
        }
    }

    private static int Hex(StringBuilder output, string text, int at, int digits, int line)
    {
        if (at + digits > text.Length - 1 || !int.TryParse(text.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF)
            throw new PromptTemplateException($"A text has a damaged escape \\{text[at]}", line);
        output.Append(code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));
        return at + digits;
    }
}
