using System.Net.Http.Headers;

namespace Opik.Llm;

/// <summary>Sends a token of a source as <c>Authorization: Bearer</c>, and keeps it until shortly before its end. One caller fetches, the others wait.</summary>
public sealed class TokenCredential(ITokenSource source, TimeProvider clock) : IChatCredential, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private AccessToken? _token;
    private DateTimeOffset _end;

    /// <inheritdoc />
    public async ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));

    /// <inheritdoc />
    public string Redact(string text) => _token is { Value.Length: > 0 } token ? text.Replace(token.Value, "***", StringComparison.Ordinal) : text;

    /// <inheritdoc />
    public void Dispose() => _fetching.Dispose();

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } known && clock.GetUtcNow() < _end)
                return known.Value;
            var token = await source.FetchAsync(cancellationToken);
            // A token that lives shorter than the margin is kept for half its life.
            _end = clock.GetUtcNow() + (token.Lifetime > Margin * 2 ? token.Lifetime - Margin : token.Lifetime / 2);
            _token = token;
            return token.Value;
        }
        finally
        {
            _fetching.Release();
        }
    }
}
