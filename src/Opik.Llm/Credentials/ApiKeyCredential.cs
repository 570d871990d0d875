using System.Net.Http.Headers;

namespace Opik.Llm;

/// <summary>A key that is sent as it is.</summary>
/// <param name="key">The key.</param>
/// <param name="header">Header that takes it (<c>x-api-key</c>); null: <c>Authorization: Bearer</c>.</param>
public sealed class ApiKeyCredential(string key, string? header = null) : IChatCredential
{
    /// <summary>The way the provider wants its keys.</summary>
    public static ApiKeyCredential For(ModelProvider provider, string key) => new(key, provider switch
    {
        ModelProvider.Anthropic => "x-api-key",
        ModelProvider.Gemini => "x-goog-api-key",
        _ => null,
    });

    /// <inheritdoc />
    public ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            if (header is null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            else
                request.Headers.Add(header, key);
        }
        catch (FormatException)
        {
            throw ChatException.BadRequest("The stored key has characters that no header can carry. Enter it again.");
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public string Redact(string text) => key.Length > 0 ? text.Replace(key, "***", StringComparison.Ordinal) : text;
}
