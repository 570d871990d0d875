using System.Text;
using System.Text.Json;

namespace Opik.Contracts;

/// <summary>
/// What <c>truncate=true</c> does to an input or output: images inside become <c>[image]</c>, and what is still longer
/// than <see cref="MaxCharacters"/> is cut and becomes a JSON <em>string</em>, whatever it was before.
/// </summary>
public static class PayloadTruncation
{
    /// <summary>Longest payload that is left whole, in characters of its JSON text (UTF-16 units).</summary>
    public const int MaxCharacters = 10_001;

    /// <summary>The truncated payload; the same one when nothing had to be done.</summary>
    public static JsonText Apply(JsonText payload)
    {
        var text = ImageText.Replace(payload);
        // No character takes less than one byte, so most payloads need not be counted.
        if (text.Utf8.Length <= MaxCharacters || Encoding.UTF8.GetCharCount(text.Utf8.Span) <= MaxCharacters)
            return text;
        return JsonText.FromString(Cut(Content(text)));
    }

    /// <summary>Like <see cref="Apply(JsonText)"/>; nothing stays nothing.</summary>
    public static JsonText? Apply(JsonText? payload) => payload is { } text ? Apply(text) : null;

    // A string is cut by its content, so that the answer does not begin with a second quote.
    private static string Content(JsonText text)
    {
        if (text.Utf8.Span[0] == '"')
        {
            try
            {
                return JsonDocument.Parse(text.Utf8).RootElement.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // A lone surrogate is no text: the escaped form is cut instead.
            }
        }

        return text.ToString();
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxCharacters)
            return text;
        var length = char.IsHighSurrogate(text[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters;
        return text[..length];
    }
}
