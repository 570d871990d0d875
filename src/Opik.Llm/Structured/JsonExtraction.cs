using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Finds the JSON in what a model wrote: all of it, else what stands in a code fence, else the first complete object or list
/// that parses, with braces in texts stepped over. Trailing commas and comments are forgiven; nothing else is guessed.
/// </summary>
internal static class JsonExtraction
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    /// <summary>Places at which an object or list may begin that are tried: each may cost a look at the whole text.</summary>
    private const int MostTries = 1000;

    /// <summary>The value; null: there is none.</summary>
    public static JsonNode? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(Unfenced(text)) ?? Parse(text.Trim()) ?? FirstComplete(text);
    }

    // ```json
    // {"a":1}
    // ```
    private static string Unfenced(string text)
    {
        var begin = text.IndexOf("```", StringComparison.Ordinal);
        if (begin < 0)
            return string.Empty;
        var line = text.IndexOf('\n', begin);
        var end = line < 0 ? -1 : text.IndexOf("```", line, StringComparison.Ordinal);
        return line < 0 ? string.Empty : end < 0 ? text[line..].Trim() : text[line..end].Trim();
    }

    private static JsonNode? FirstComplete(string text)
    {
        var tries = 0;
        for (var i = 0; i < text.Length && tries < MostTries; i++)
        {
            if (text[i] is not ('{' or '['))
                continue;
            tries++;
            var end = EndOf(text, i);
            if (end > i && Parse(text[i..end]) is { } found)
                return found;
        }

        return null;
    }

    // Where the object or list that begins at a place ends; -1: nowhere.
    private static int EndOf(string text, int begin)
    {
        var depth = 0;
        var isText = false;
        for (var i = begin; i < text.Length; i++)
        {
            var letter = text[i];
            if (isText)
            {
                if (letter == '\\')
                    i++;
                else if (letter == '"')
                    isText = false;
            }
            else if (letter == '"')
            {
                isText = true;
            }
            else if (letter is '{' or '[')
            {
                depth++;
            }
            else if (letter is '}' or ']' && --depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static JsonNode? Parse(string text)
    {
        if (text.Length == 0 || text[0] is not ('{' or '['))
            return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
