using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Reading;

/// <summary>What a search within a trace or thread asks for (docs/api-extensions.md).</summary>
/// <param name="Text">What to look for, trimmed.</param>
/// <param name="Snippets">How many hits carry words.</param>
internal readonly record struct TextSearchRequest(string Text, int Snippets)
{
    private const int LongestText = 500;
    private const int MostSnippets = 1000;

    /// <summary>What <see cref="Of"/> reads.</summary>
    public static QueryParameter[] Parameters { get; } = [Query.Text("text", "What to look for, without case.").Required, Query.Number("snippets", "How many hits carry words.")];

    /// <summary>Reads <c>text</c> and <c>snippets</c>.</summary>
    public static TextSearchRequest Of(HttpContext http)
    {
        var text = http.QueryText("text")?.Trim();
        if (string.IsNullOrEmpty(text))
            throw ApiException.BadRequest("query param text must not be blank");
        if (text.Length > LongestText)
            throw ApiException.BadRequest($"query param text must not be longer than {LongestText} characters");
        return new TextSearchRequest(text, http.QueryNumber("snippets", 200, 0, MostSnippets));
    }
}
