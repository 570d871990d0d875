namespace Opik.Contracts;

/// <summary>
/// Names in a format string of Python: <c>{x}</c>, <c>{x.y}</c>, <c>{x[0]}</c>, <c>{x!r:&gt;{width}}</c>; <c>{{</c> and
/// <c>}}</c> are braces. Positional fields have no name. https://docs.python.org/3/library/string.html#format-string-syntax
/// </summary>
internal static class FormatVariables
{
    public static void Collect(string template, OrderedNames names)
    {
        // Fields nest in the specification of another field only; there {{ is no escape.
        var depth = 0;
        for (var i = 0; i < template.Length; i++)
        {
            switch (template[i])
            {
                case '{' when depth == 0 && i + 1 < template.Length && template[i + 1] == '{':
                case '}' when depth == 0:
                    i += template[i] == '{' ? 1 : 0;
                    break;
                case '{':
                    var name = Identifier(template.AsSpan(i + 1));
                    if (!name.IsEmpty)
                        names.Add(name.ToString());
                    // A brace that starts no field (JSON in a prompt) hides nothing behind it.
                    if (!name.IsEmpty || depth > 0)
                        depth++;
                    break;
                case '}':
                    depth--;
                    break;
            }
        }
    }

    private static ReadOnlySpan<char> Identifier(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (text[length] == '_' || char.IsLetter(text[length]) || (length > 0 && char.IsDigit(text[length]))))
            length++;
        return length < text.Length && text[length] is '}' or '.' or '[' or '!' or ':' ? text[..length] : [];
    }
}
