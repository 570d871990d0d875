using System.Text.Json;
using Opik.Rest;

namespace Opik.Cli.Commands.Configure;

/// <summary>Looks whether an Opik server answers: <c>GET is-alive/ping</c> with <c>{"healthy":true}</c>.</summary>
internal static class ServerPing
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>An address as a user types it; null when it is none.</summary>
    public static Uri? Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>
    /// Address of the API of the server: as given when it ends in <c>/api</c>, then <c>api/</c> below the root, then the root.
    /// A page that is no such answer does not count: servers of web pages answer every path with 200.
    /// </summary>
    /// <returns>Null: no server answers.</returns>
    public static async Task<Uri?> FindAsync(Uri given, CancellationToken cancellationToken)
    {
        var asGiven = given.AbsoluteUri.TrimEnd('/') + "/";
        Uri[] candidates = asGiven.EndsWith("/api/", StringComparison.Ordinal)
            ? [new(asGiven), new(given, "/api/"), new(given, "/")]
            : [new(given, "/api/"), new(given, "/")];
        foreach (var candidate in candidates.Distinct())
        {
            if (await AnswersAsync(candidate, cancellationToken).ConfigureAwait(false))
                return candidate;
        }

        return null;
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var rest = new OpikRest(new OpikOptions { UrlOverride = address });
        try
        {
            var answer = await rest.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "is-alive/ping"), RetryMode.None, cancellationToken, Timeout).ConfigureAwait(false);
            if (!answer.IsSuccess)
                return false;
            using var json = JsonDocument.Parse(answer.Body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("healthy", out var healthy) && healthy.ValueKind == JsonValueKind.True;
        }
        catch (Exception other) when (other is OpikConnectionException or JsonException)
        {
            return false;
        }
    }
}
