namespace Opik.Prompts.Jinja.Values;

/// <summary>Text that is escaped already: <c>escape</c> leaves it alone.</summary>
/// <param name="Text">The text.</param>
internal sealed record Markup(string Text)
{
    /// <summary>Escapes a text for HTML.</summary>
    public static Markup Escape(string text) => new(text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal));
}
