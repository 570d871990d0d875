namespace Opik.Contracts;

/// <summary>
/// Names in a Mustache template: <c>{{x}}</c>, <c>{{{x}}}</c>, <c>{{&amp;x}}</c> and the sections <c>{{#x}}…{{/x}}</c> and
/// <c>{{^x}}…{{/x}}</c>. Comments, partials and the implicit iterator <c>{{.}}</c> are none. Dotted names stay whole.
/// https://mustache.github.io/mustache.5.html
/// </summary>
internal static class MustacheVariables
{
    public static void Collect(string template, OrderedNames names)
    {
        var (open, close) = ("{{", "}}");
        var position = 0;
        while (Find(template, open, position) is var start and >= 0)
        {
            var from = start + open.Length;
            var end = Find(template, close, from);
            if (end < 0)
                return;
            // {{{x}}} and the JSON text {"a": {{x}}}: the innermost pair counts.
            var inner = template.LastIndexOf(open, end - 1, end - from, StringComparison.Ordinal);
            if (inner >= from)
                from = inner + open.Length;
            var tag = template.AsSpan(from, end - from);
            position = end + close.Length;
            if (tag.StartsWith('=') && tag.EndsWith('=') && tag.Length > 2 && TryReadDelimiters(tag[1..^1], out var delimiters))
                (open, close) = delimiters;
            else if (Name(tag) is { } name)
                names.Add(name);
        }
    }

    private static int Find(string template, string text, int from) => from > template.Length ? -1 : template.IndexOf(text, from, StringComparison.Ordinal);

    private static string? Name(ReadOnlySpan<char> tag)
    {
        tag = tag.Trim().Trim("{}").Trim();
        if (tag.IsEmpty || tag[0] is '!' or '>')
            return null;
        if (tag[0] is '#' or '^' or '/' or '&')
            tag = tag[1..].Trim();
        return tag.IsEmpty || tag is "." || tag.ContainsAny("{}\"\n") ? null : tag.ToString();
    }

    // {{=<% %>=}}
    private static bool TryReadDelimiters(ReadOnlySpan<char> text, out (string Open, string Close) delimiters)
    {
        var parts = text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        delimiters = parts.Length == 2 ? (parts[0], parts[1]) : default;
        return parts.Length == 2;
    }
}
