namespace Opik.Contracts;

/// <summary>
/// Cuts a Jinja template into tags. Comments <c>{# … #}</c> and what lies between <c>{% raw %}</c> and
/// <c>{% endraw %}</c> are passed over; a delimiter inside a quoted text ends nothing.
/// </summary>
internal static class JinjaReader
{
    private static readonly string[] LongSigns = ["==", "!=", ">=", "<=", "//", "**"];

    public static IEnumerable<JinjaTag> Read(string template)
    {
        var position = 0;
        while (NextTag(template, position) is var start and >= 0)
        {
            var kind = template[start + 1];
            position = start + 2;
            if (kind == '#')
            {
                var end = template.IndexOf("#}", position, StringComparison.Ordinal);
                if (end < 0)
                    yield break;
                position = end + 2;
                continue;
            }

            var tokens = Tokens(template, ref position, kind == '%' ? '%' : '}');
            if (kind == '%' && tokens is [var only] && only.IsName("raw"))
                position = EndOfRaw(template, position);
            else
                yield return new JinjaTag(kind == '%', tokens);
        }
    }

    private static int NextTag(string template, int from)
    {
        for (var i = from; i + 1 < template.Length; i++)
        {
            if (template[i] == '{' && (template[i + 1] is '{' or '%' or '#'))
                return i;
        }

        return -1;
    }

    private static int EndOfRaw(string template, int from)
    {
        for (var start = template.IndexOf("{%", from, StringComparison.Ordinal); start >= 0; start = template.IndexOf("{%", start + 2, StringComparison.Ordinal))
        {
            var end = template.IndexOf("%}", start, StringComparison.Ordinal);
            if (end < 0)
                break;
            if (template.AsSpan(start + 2, end - start - 2).Trim("-+ \t\r\n") is "endraw")
                return end + 2;
        }

        return template.Length;
    }

    // Up to and with the closing delimiter, or the end of the template.
    private static List<JinjaToken> Tokens(string template, ref int position, char closing)
    {
        var tokens = new List<JinjaToken>();
        // }} may close two dictionaries: {{ {"a": {"b": x}} }}
        var braces = 0;
        while (position < template.Length)
        {
            var c = template[position];
            if (braces == 0 && c == closing && position + 1 < template.Length && template[position + 1] == '}')
            {
                position += 2;
                break;
            }

            if (char.IsWhiteSpace(c))
            {
                position++;
                continue;
            }

            braces += c == '{' ? 1 : c == '}' && braces > 0 ? -1 : 0;
            tokens.Add(Token(template, ref position));
        }

        return Trimmed(tokens);
    }

    private static JinjaToken Token(string template, ref int position)
    {
        var start = position;
        var c = template[position];
        if (c is '"' or '\'')
        {
            position++;
            while (position < template.Length && template[position] != c)
                position += template[position] == '\\' ? 2 : 1;
            position = Math.Min(template.Length, position + 1);
            return new JinjaToken(JinjaTokenKind.Literal, template[start..position]);
        }

        if (char.IsLetterOrDigit(c) || c == '_')
        {
            while (position < template.Length && (char.IsLetterOrDigit(template[position]) || template[position] == '_'))
                position++;
            return new JinjaToken(char.IsDigit(c) ? JinjaTokenKind.Literal : JinjaTokenKind.Name, template[start..position]);
        }

        position += LongSigns.Any(sign => string.CompareOrdinal(template, start, sign, 0, 2) == 0) ? 2 : 1;
        return new JinjaToken(JinjaTokenKind.Sign, template[start..position]);
    }

    // {%- and -%} trim white space around the tag.
    private static List<JinjaToken> Trimmed(List<JinjaToken> tokens)
    {
        if (tokens.Count > 0 && (tokens[^1].IsSign('-') || tokens[^1].IsSign('+')))
            tokens.RemoveAt(tokens.Count - 1);
        if (tokens.Count > 0 && (tokens[0].IsSign('-') || tokens[0].IsSign('+')))
            tokens.RemoveAt(0);
        return tokens;
    }
}
