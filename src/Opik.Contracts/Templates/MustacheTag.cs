namespace Opik.Contracts;

/// <summary>One tag of a Mustache template.</summary>
/// <param name="Kind">What it does: <c>#</c>, <c>^</c>, <c>/</c>, <c>!</c> (left out: comments, partials); zero: a variable.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where the text behind it begins.</param>
internal readonly record struct MustacheTag(char Kind, string Name, int Start, int End)
{
    /// <summary>The first tag from a position on; null: there is none.</summary>
    public static MustacheTag? Next(string template, int from)
    {
        while (template.IndexOf("{{", from, StringComparison.Ordinal) is var start and >= 0)
        {
            // {"a": {{{x}}}} is JSON around {{{x}}}: three braces are a tag only when three close it.
            var isTriple = At(template, start, "{{{") && template.IndexOf("}}}", start, StringComparison.Ordinal) is var triple and >= 0 && triple == template.IndexOf("}}", start, StringComparison.Ordinal);
            var close = isTriple ? "}}}" : "}}";
            var begin = start + close.Length;
            var end = template.IndexOf(close, begin, StringComparison.Ordinal);
            if (end < 0)
                return null;
            if (Read(template[begin..end].Trim(), isTriple) is { } found)
                return found with { Start = start, End = end + close.Length };
            from = start + 1;
        }

        return null;
    }

    /// <summary>The tag that ends a section; null: nothing does.</summary>
    public static MustacheTag? Closing(string template, MustacheTag opening)
    {
        var depth = 1;
        var position = opening.End;
        while (Next(template, position) is { } tag)
        {
            if (tag.Name == opening.Name)
                depth += tag.Kind is '#' or '^' ? 1 : tag.Kind == '/' ? -1 : 0;
            if (depth == 0)
                return tag;
            position = tag.End;
        }

        return null;
    }

    private static bool At(string template, int position, string text) => string.CompareOrdinal(template, position, text, 0, text.Length) == 0;

    // What has braces, quotes or line breaks in it is text that happens to have two braces.
    private static MustacheTag? Read(string inner, bool isTriple)
    {
        if (inner.Length == 0)
            return null;
        if (!isTriple && inner[0] is ('!' or '>' or '='))
            return new MustacheTag('!', string.Empty, 0, 0);
        var kind = !isTriple && inner[0] is ('#' or '^' or '/') ? inner[0] : '\0';
        var name = kind != '\0' || (!isTriple && inner[0] == '&') ? inner[1..].Trim() : inner;
        return name.Length == 0 || name.AsSpan().IndexOfAny("{}\"\n") >= 0 ? null : new MustacheTag(kind, name, 0, 0);
    }
}
